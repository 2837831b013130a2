/** The formulas of where a figure stands: its rank interval, and its change against the time before. */
import type { UnitChange } from '../change/unit-change.ts';
import type { Figure } from '../index-methods/figures.ts';
import { fill } from '../languages/fill.ts';
import type { FoundFigure } from './figure-ref.ts';
import type { Formula, FormulaContext, FormulaStep } from './formula-step.ts';
import { count, number, percent, points, shownPercent, type Written } from './written.ts';

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
    notes: [words.surelyRule],
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
  const reach = reachOf(figure, change);
  if (reach === null) return { topic: 'change', title: words.changeTitle, what: words.changeWhat, steps: [difference], notes: [] };
  const step: FormulaStep = {
    title: words.stepChangeInterval, ...reachFigures(written, change.change, reach),
    result: fill(words.between, { low: value(change.change - reach.down), high: value(change.change + reach.up) }),
  };
  return { topic: 'change', title: words.changeTitle, what: words.changeWhat, steps: [difference, step], notes: reach.ends === null ? [words.symbolsChange] : [words.symbolsEnds] };
}

/** How far the interval goes from the difference, and the distances of both figures' ends where it is formed from those. */
interface Reach {
  readonly down: number;
  readonly up: number;
  readonly ends: { readonly nowLow: number; readonly nowHigh: number; readonly beforeLow: number; readonly beforeHigh: number } | null;
}

/**
 * Where one of the two figures stands at 0 or 100 the interval is formed from the ends of both intervals
 * (see change-of.ts), and the earlier figure's ends follow from it.
 */
function reachOf({ index, low, high, se }: Figure, { change, changeLow, changeHigh }: UnitChange): Reach | null {
  if (change === null || changeLow === null || changeHigh === null) return null;
  const [down, up] = [change - changeLow, changeHigh - change];
  if (se !== null && Math.abs(down - up) < 1e-9) return { down, up, ends: null };
  if (index === null || low === null || high === null) return null;
  const [nowLow, nowHigh] = [index - low, high - index];
  const other = (whole: number, own: number): number => Math.sqrt(Math.max(0, whole ** 2 - own ** 2));
  return { down, up, ends: { nowLow, nowHigh, beforeLow: other(up, nowHigh), beforeHigh: other(down, nowLow) } };
}

function reachFigures(written: Written, change: number, { down, ends }: Reach): Pick<FormulaStep, 'symbols' | 'figures'> {
  const short = (value: number): string => number(written, value, 2);
  const sign = points(written, change, 2);
  if (ends === null) return { symbols: 'Δ ± t·√(SE₁² + SE₀² − 2·cov)', figures: `${sign} ± ${short(down)}` };
  const root = (left: number, right: number): string => `√(${short(left)}² + ${short(right)}²)`;
  return {
    symbols: 'Δ − √((I₁ − l₁)² + (u₀ − I₀)²);  Δ + √((u₁ − I₁)² + (I₀ − l₀)²)',
    figures: `${sign} − ${root(ends.nowLow, ends.beforeHigh)};  ${sign} + ${root(ends.nowHigh, ends.beforeLow)}`,
  };
}
