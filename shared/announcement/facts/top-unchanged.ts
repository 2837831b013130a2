/** The first k units are the same k as the year before, whether or not in the same order. */
import { fill } from '../../languages/fill.ts';
import type { FactScope } from '../subject.ts';
import { standings, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface TopUnchangedFact {
  readonly kind: 'top_unchanged';
  readonly scope: FactScope;
  readonly previousYear: number;
  /** Best now first. */
  readonly units: readonly string[];
  readonly isSameOrder: boolean;
}

/** Said only when exactly k units hold the first k places in both years: a tie at the border has no top k, and half of the units are no top. */
export function topUnchangedFacts(view: TableView, scope: FactScope): TopUnchangedFact[] {
  const [before] = view.past;
  if (before === undefined) return [];
  const { places } = view.options;
  const [all, then] = [standings(view, scope), standings(view, scope, before)];
  const [top, topThen] = [all, then].map((list) => list.filter((each) => each.place <= places));
  if (top?.length !== places || topThen?.length !== places || places * 2 > all.length) return [];
  const placeThen = new Map(topThen.map((each) => [each.unit, each.place]));
  if (!top.every((each) => placeThen.has(each.unit))) return [];
  return [{
    kind: 'top_unchanged', scope, previousYear: before.year, units: top.map((each) => each.unit),
    isSameOrder: top.every((each) => placeThen.get(each.unit) === each.place),
  }];
}

export function wordTopUnchanged({ scope, previousYear, units, isSameOrder }: TopUnchangedFact, writer: Writer): string {
  const { topUnchanged, topSameUnits } = writer.words;
  return fill(isSameOrder ? topUnchanged : topSameUnits, { year: previousYear, count: units.length, scope: writer.subject(scope), units: writer.units(units) });
}
