/**
 * The sentence above a table of figures: what it plainly shows, and who stands apart only where the
 * intervals say so. Words are in the catalogue under `finding`; this only chooses the sentence and its values.
 */
import type { CriterionFigure, Figure, UnitFigures } from '#shared/report/report.ts';
import { sideOf } from './sureness.ts';

export type FindingKey =
  | 'nothingYet' | 'onlyOne' | 'tiedAtHundred' | 'tiedFirst' | 'first' | 'firstOfSome' | 'surelyFirst' | 'notSurelyFirst'
  | 'noAnswers' | 'allAlike' | 'lowestAndHighest' | 'tiedLowest' | 'oneSurelyLow' | 'twoSurelyLow' | 'someSurelyLow' | 'noneSurelyLow';

export interface Finding {
  readonly key: FindingKey;
  /** Ids and counts; the screen puts names and written figures in their place. */
  readonly count: number;
  readonly total: number;
  readonly ids: readonly string[];
  /** Digits with a point. */
  readonly figures: readonly string[];
  /** What is said of the rest of a ranking: the longest tie group further down, or who is surely last. */
  readonly rest?: { readonly kind: 'tieGroup'; readonly from: number; readonly to: number } | { readonly kind: 'surelyLast'; readonly id: string };
}

type RankedUnit = UnitFigures & { readonly rank: number };

/** What the ranking of `units` shows so far; they are those ranked together, best first. */
export function rankingFinding(units: readonly UnitFigures[]): Finding {
  const total = units.length;
  const ranked = units.filter((each): each is RankedUnit => each.rank !== null && each.overall.shown !== null);
  const first = ranked.filter((each) => each.rank === 1);
  const shown = first[0]?.overall.shown;
  if (shown === undefined || shown === null) return { key: 'nothingYet', count: 0, total, ids: [], figures: [] };
  const found = { count: first.length, total, ids: first.map((each) => each.id), figures: [shown] };
  if (ranked.length === 1) return { ...found, key: 'onlyOne' };
  const whole = { ...found, ...restOf(ranked) };
  if (first.length > 1) return { ...whole, key: Number(shown) === 100 ? 'tiedAtHundred' : 'tiedFirst' };
  if (first[0]?.rankHigh === 1) return { ...whole, key: 'surelyFirst', count: ranked.length - 1 };
  const notSurelyBelow = ranked.filter((each) => each.tieGroup !== null && each.tieGroup === first[0]?.tieGroup).length;
  if (notSurelyBelow > 1) return { ...whole, key: 'notSurelyFirst', count: notSurelyBelow };
  return ranked.length < total ? { ...found, key: 'firstOfSome', count: ranked.length } : { ...found, key: 'first' };
}

/** The longest tie group of at least three below the first one; else the last unit, where it is surely the last. */
function restOf(ranked: readonly RankedUnit[]): Pick<Finding, 'rest'> {
  const groups = new Map<number, RankedUnit[]>();
  for (const unit of ranked) {
    if (unit.tieGroup !== null && unit.tieGroup !== ranked[0]?.tieGroup) groups.set(unit.tieGroup, [...(groups.get(unit.tieGroup) ?? []), unit]);
  }
  const longest = [...groups.values()].sort((left, right) => right.length - left.length)[0] ?? [];
  const [from, to] = [longest[0]?.rank, longest.at(-1)?.rank];
  if (longest.length >= 3 && from !== undefined && to !== undefined && from < to) return { rest: { kind: 'tieGroup', from, to } };
  const last = ranked.at(-1);
  return last !== undefined && last.rankLow === ranked.length ? { rest: { kind: 'surelyLast', id: last.id } } : {};
}

/**
 * What stands out among the criteria of one unit. With intervals: those surely below the unit's own
 * index, lowest first; without: the lowest and the highest by the figures as shown.
 */
export function criteriaFinding(criteria: readonly CriterionFigure[], overall?: Figure): Finding {
  const known = criteria.filter((each): each is CriterionFigure & { shown: string } => each.shown !== null);
  const ordered = [...known].sort((left, right) => Number(left.shown) - Number(right.shown));
  const [lowest, highest] = [ordered[0], ordered.at(-1)];
  const base = { count: 0, total: known.length, ids: [], figures: [] };
  if (lowest === undefined || highest === undefined) return { ...base, key: 'noAnswers' };
  if (lowest.shown === highest.shown) return { ...base, key: 'allAlike', count: known.length, ids: [lowest.id, highest.id], figures: [lowest.shown, highest.shown] };
  const ends = { ...base, ids: [lowest.id, highest.id], figures: [lowest.shown, highest.shown] };
  if (known.some((each) => each.low !== null) && overall !== undefined) return surelyLow(ordered.filter((each) => sideOf(each, overall) === 'below'), ends);
  const count = known.filter((each) => each.shown === lowest.shown).length;
  return { ...ends, count, key: count > 1 ? 'tiedLowest' : 'lowestAndHighest' };
}

/** `low` are surely below the unit's index, lowest first; `ends` name the lowest and the highest of all. */
function surelyLow(low: readonly CriterionFigure[], ends: Omit<Finding, 'key'>): Finding {
  const [first, second] = low;
  if (first === undefined) return { ...ends, key: 'noneSurelyLow' };
  const ids = [first.id, ...(second === undefined ? [] : [second.id])];
  return { ...ends, ids, count: low.length, key: low.length === 1 ? 'oneSurelyLow' : low.length === 2 ? 'twoSurelyLow' : 'someSurelyLow' };
}
