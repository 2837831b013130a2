/** Units at exactly 100%, and how many there were the year before. A figure that only rounds to 100 is not one of them. */
import type { TableYear } from '../../change/index-table.ts';
import { fill } from '../../languages/fill.ts';
import { wordCountChange } from '../count-change.ts';
import type { FactScope } from '../subject.ts';
import { standings, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface AtFullFact {
  readonly kind: 'at_full';
  readonly scope: FactScope;
  readonly year: number;
  readonly units: readonly string[];
  readonly previous: { readonly year: number; readonly count: number } | null;
}

export function atFullFacts(view: TableView, scope: FactScope): AtFullFact[] {
  const atFull = (year: TableYear): string[] => standings(view, scope, year).map((each) => each.unit)
    .filter((unit) => (year.units.get(unit)?.figure?.index ?? 0) >= 100);
  const [before] = view.past;
  const units = atFull(view.now);
  const previous = before === undefined || standings(view, scope, before).length === 0 ? null : { year: before.year, count: atFull(before).length };
  if (units.length === 0 && (previous?.count ?? 0) === 0) return [];
  return [{ kind: 'at_full', scope, year: view.now.year, units, previous }];
}

export function wordAtFull({ scope, units, previous }: AtFullFact, writer: Writer): string {
  const { atFull, noneAtFull, atFullAgainst, namedAs } = writer.words;
  const comparison = previous === null
    ? '' : fill(atFullAgainst, { change: wordCountChange({ now: units.length, before: previous.count }, writer), year: previous.year });
  return fill(units.length === 0 ? noneAtFull : atFull, {
    count: writer.unitCount(units.length), scope: writer.subject(scope), named: writer.named(namedAs, units), comparison,
  });
}
