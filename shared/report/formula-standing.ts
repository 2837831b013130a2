/** The formulas of where a figure stands: its rank interval, and its change against the time before. */
import { fill } from '../languages/fill.ts';
import type { FoundFigure } from './figure-ref.ts';
import type { Formula, FormulaContext, FormulaStep } from './formula-step.ts';
import { count, percent, points, shownPercent } from './written.ts';

/** Of a unit's overall index that has a rank; else undefined. */
export function rankFormula({ report, written }: FormulaContext, { unit, ref }: FoundFigure): Formula | undefined {
  if (unit === null || ref.figure.kind !== 'overall' || unit.rank === null || unit.rankLow === null || unit.rankHigh === null) return undefined;
  const { words } = written;
  const ranked = report.units.filter((each) => each.unitGroup === unit.unitGroup && each.rank !== null).length;
  const { rankLow, rankHigh } = unit;
  const worse = ranked - rankHigh;
  const one = (rank: number): string => fill(words.oneRank, { low: count(written, rank) });
  return {
    topic: 'rank', title: words.rankTitle, what: words.rankWhat,
    steps: [
      { title: words.stepRankLow, symbols: '1 + k₊', figures: `1 + ${count(written, rankLow - 1)}`, result: one(rankLow) },
      { title: words.stepRankHigh, symbols: 'N − k₋', figures: `${count(written, ranked)} − ${count(written, worse)}`, result: rankLow === rankHigh ? one(rankLow) : fill(words.ranks, { low: count(written, rankLow), high: count(written, rankHigh) }) },
    ],
    notes: [],
  };
}

/** Of an overall index that is compared with an earlier one; else undefined. */
export function changeFormula({ report, written }: FormulaContext, { figure, change }: FoundFigure): Formula | undefined {
  if (change === null || change.change === null || change.previous === null || figure.shown === null) return undefined;
  const { words } = written;
  const { decimals } = report.parameters;
  const value = (of: number): string => fill(words.unitPoints, { value: points(written, of, decimals) });
  const difference: FormulaStep = {
    title: fill(words.stepChange, { year: change.previousYear ?? '' }), symbols: 'Δ = I₁ − I₀',
    figures: `${shownPercent(written, figure.shown)} − ${percent(written, change.previous, decimals)}`, result: value(change.change),
  };
  const steps = change.changeLow === null || change.changeHigh === null ? [difference] : [difference, {
    title: words.stepChangeInterval, symbols: 'Δ ± t·√(SE₁² + SE₀² − 2·cov)', figures: '',
    result: fill(words.between, { low: value(change.changeLow), high: value(change.changeHigh) }),
  }];
  return { topic: 'change', title: words.changeTitle, what: words.changeWhat, steps, notes: [] };
}
