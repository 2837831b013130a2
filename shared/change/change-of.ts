/**
 * One figure against another of the same meaning: the difference of what was shown, in percentage
 * points, and how sure it is. Published differences are differences of rounded figures
 * (83.94 − 82.66 = 1.28); the interval says whether one may speak of a change at all.
 */
import { roundedValue, type Rounded } from '../statistics/round-half-up.ts';
import { studentQuantile } from '../statistics/student-t.ts';
import type { TableFigure } from './index-table.ts';
import { changeLevel, intervalOfFigure } from './table-estimate.ts';
import type { UnitChange } from './unit-change.ts';

export type FigureChange = Pick<UnitChange, 'direction'> & {
  /** Percentage points. */
  readonly change: number;
  readonly changeLow: number | null;
  readonly changeHigh: number | null;
};

/**
 * `covariance` of the two indices in squared percentage points: above 0 where the years share clusters, 0
 * where they are independent.
 *
 * Formula: d ± t · √(se₁² + se₀² − 2 cov), t with the degrees of freedom of Welch and Satterthwaite (unknown ones count
 * as infinite). Where a figure stands at 0 or 100 and has an exact interval: MOVER,
 * d − √((a − l_a)² + (u_b − b)²) to d + √((u_a − a)² + (b − l_b)²).
 * Source: F. E. Satterthwaite, Biometrics Bulletin 2 (1946) 110–114; G. Y. Zou and A. Donner, Statistics in Medicine 27
 * (2008) 1693–1702.
 * Example: 92.88 (se 0.40) after 95.00 (se 0.30), independent → −2.12, from −3.10 to −1.14.
 */
export function changeOf(now: TableFigure, before: TableFigure, covariance = 0): FigureChange {
  const difference = differenceOf(now.shown, before.shown);
  const change = roundedValue(difference);
  const reach = reachOf(now, before, covariance);
  return {
    change,
    changeLow: reach === null ? null : change - reach.down,
    changeHigh: reach === null ? null : change + reach.up,
    direction: difference.scaled > 0 ? 'up' : difference.scaled < 0 ? 'down' : 'unchanged',
  };
}

/** `left − right` of two shown figures, exact, with the decimals of the finer one. */
export function differenceOf(left: Rounded, right: Rounded): Rounded {
  const decimals = Math.max(left.decimals, right.decimals);
  const at = ({ scaled, decimals: own }: Rounded): number => scaled * 10 ** (decimals - own);
  return { scaled: at(left) - at(right), decimals };
}

interface Reach {
  readonly down: number;
  readonly up: number;
}

function reachOf(now: TableFigure, before: TableFigure, covariance: number): Reach | null {
  if (now.se === null || before.se === null) return reachOfIntervals(now, before);
  const degrees = satterthwaite(now, before);
  if (degrees < 1) return null;
  const variance = Math.max(0, now.se ** 2 + before.se ** 2 - 2 * covariance);
  const reach = studentQuantile((1 + changeLevel) / 2, degrees) * Math.sqrt(variance);
  return { down: reach, up: reach };
}

/** Degrees of freedom of the difference; infinite where both are, or where nothing varies. */
function satterthwaite(now: TableFigure, before: TableFigure): number {
  const parts = [now, before].map(({ se, df }) => ({ variance: (se ?? 0) ** 2, df: df ?? Infinity }));
  const variance = parts.reduce((sum, each) => sum + each.variance, 0);
  const below = parts.reduce((sum, each) => sum + each.variance ** 2 / each.df, 0);
  return below === 0 ? Infinity : variance ** 2 / below;
}

function reachOfIntervals(now: TableFigure, before: TableFigure): Reach | null {
  const [own, other] = [intervalOfFigure(now), intervalOfFigure(before)];
  if (own === null || other === null) return null;
  return {
    down: Math.hypot(now.index - own.low, other.high - before.index),
    up: Math.hypot(own.high - now.index, before.index - other.low),
  };
}
