/** Units of a scope that rose, stayed and fell against the year before, and by name those that do not compare. */
import { fill } from '../../languages/fill.ts';
import { changeOfUnit } from '../comparable.ts';
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
  const changes = unitsIn(view, scope).map((unit) => ({ unit, change: changeOfUnit(view, unit)?.scaled ?? null }));
  const notComparableUnits = changes.filter((each) => each.change === null).map((each) => each.unit);
  if (notComparableUnits.length === changes.length) return [];
  const counted = (isCounted: (change: number) => boolean): number => changes.filter((each) => each.change !== null && isCounted(each.change)).length;
  return [{
    kind: 'change_counts', scope, previousYear: before.year, total: changes.length, notComparableUnits,
    up: counted((change) => change > 0), unchanged: counted((change) => change === 0), down: counted((change) => change < 0),
  }];
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
