/** Units of a scope that rose, stayed and fell against the year before, and by name those that do not compare. */
import { changeCounts } from '../../change/change-counts.ts';
import { fill } from '../../languages/fill.ts';
import type { FactScope } from '../subject.ts';
import { unitsIn, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface ChangeCountsFact {
  readonly kind: 'change_counts';
  readonly scope: FactScope;
  readonly previousYear: number;
  /** With `notComparableUnits` these add up to `total`. */
  readonly up: number;
  readonly unchanged: number;
  readonly down: number;
  readonly notComparableUnits: readonly string[];
  readonly total: number;
}

export function changeCountsFacts(view: TableView, scope: FactScope): ChangeCountsFact[] {
  const [before] = view.past;
  if (before === undefined) return [];
  const changes = unitsIn(view, scope).flatMap((unit) => {
    const change = view.changes.get(unit);
    return change === undefined ? [] : [{ unit, change }];
  });
  const { notComparable, ...counts } = changeCounts(changes);
  return notComparable === counts.total ? [] : [{ kind: 'change_counts', scope, previousYear: before.year, ...counts }];
}

export function wordChangeCounts({ scope, previousYear, up, unchanged, down, notComparableUnits, total }: ChangeCountsFact, writer: Writer): string {
  const { words } = writer;
  const part = (text: string, count: number): string[] =>
    (count === 0 ? [] : [fill(text, { count: writer.plain(count), total: writer.plain(total) })]);
  const missing = notComparableUnits.length === 0 ? [] : [fill(words.unitsNotComparable, {
    count: writer.unitCount(notComparableUnits.length), named: writer.named(words.namesInBrackets, notComparableUnits),
  })];
  const parts = [...part(words.unitsUp, up), ...part(words.unitsUnchanged, unchanged), ...part(words.unitsDown, down), ...missing];
  return fill(words.changeCounts, { year: previousYear, scope: writer.subject(scope), parts: writer.commas(parts) });
}
