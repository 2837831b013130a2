/**
 * The sentence above a table of figures: what it plainly shows, and nothing that would need an
 * interval. Words are in the catalogue under `finding`; this only chooses the sentence and its values.
 */
import type { CriterionFigure, UnitFigures } from '#shared/report/report.ts';

export type FindingKey =
  | 'nothingYet' | 'onlyOne' | 'tiedAtHundred' | 'tiedFirst' | 'first' | 'firstOfSome'
  | 'noAnswers' | 'allAlike' | 'lowestAndHighest' | 'tiedLowest';

export interface Finding {
  readonly key: FindingKey;
  /** Ids and counts; the screen puts names and written figures in their place. */
  readonly count: number;
  readonly total: number;
  readonly ids: readonly string[];
  /** Digits with a point. */
  readonly figures: readonly string[];
}

/** What a unit group's ranking shows so far. `units` are those of one group, in any order. */
export function rankingFinding(units: readonly UnitFigures[]): Finding {
  const total = units.length;
  const ranked = units.filter((each) => each.rank !== null && each.overall.shown !== null);
  const first = ranked.filter((each) => each.rank === 1);
  const shown = first[0]?.overall.shown;
  if (shown === undefined || shown === null) return { key: 'nothingYet', count: 0, total, ids: [], figures: [] };
  const found = { count: first.length, total, ids: first.map((each) => each.id), figures: [shown] };
  if (ranked.length === 1) return { ...found, key: 'onlyOne' };
  if (first.length > 1) return { ...found, key: Number(shown) === 100 ? 'tiedAtHundred' : 'tiedFirst' };
  return ranked.length < total ? { ...found, key: 'firstOfSome', count: ranked.length } : { ...found, key: 'first' };
}

/** The lowest and the highest criterion of one unit, by the figures as shown. */
export function criteriaFinding(criteria: readonly CriterionFigure[]): Finding {
  const known = criteria.filter((each): each is CriterionFigure & { shown: string } => each.shown !== null);
  const values = known.map((each) => Number(each.shown));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const lowest = known.filter((each) => Number(each.shown) === low);
  const highest = known.filter((each) => Number(each.shown) === high);
  const found = {
    count: lowest.length, total: known.length,
    ids: [...lowest.slice(0, 1), ...highest.slice(0, 1)].map((each) => each.id),
    figures: [...lowest.slice(0, 1), ...highest.slice(0, 1)].map((each) => each.shown),
  };
  if (known.length === 0) return { ...found, key: 'noAnswers' };
  if (low === high) return { ...found, key: 'allAlike' };
  return { ...found, key: lowest.length > 1 ? 'tiedLowest' : 'lowestAndHighest' };
}
