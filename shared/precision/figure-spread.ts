/**
 * The variance of a figure under the survey's design, by ultimate clusters:
 *
 *     V = Σ over strata of f · n/(n − 1) · Σ over the n drawn clusters of (z − z̄)²
 *
 * with z = Σ w·e over a cluster's responses of the scope, 0 for drawn clusters without one. A
 * stratum of a single cluster contributes f · z²: it is centred on the grand mean, which is 0.
 * A response without a cluster is its own; for those the squares of the tally give Σ z².
 *
 * Source: R survey 4.1.1, `svyrecvar` with `options(survey.lonely.psu = "adjust")`.
 */
import { linearSquares, linearTotal, type LinearForm } from './linear-form.ts';
import type { SamplePart } from './sample-part.ts';
import { clusterCount, type ScopeSample, type ScopeStratum } from './scope-sample.ts';

/** One figure of a scope, ready for its variance. */
export interface LinearFigure {
  /** The form that holds for a part: the scope's, or for a mean over units the unit's. */
  formOf(part: SamplePart): LinearForm;
  /** Σ w·e² and, where responses are their own clusters, Σ w²·e², from the stored answers; null where those were not read. */
  squaresOf(part: SamplePart): PartSquares | null;
}

export interface PartSquares {
  readonly weighted: number;
  readonly own: number;
}

export interface FigureSpread {
  /** Squared standard error of the share; NaN where single answers are needed. */
  readonly variance: number;
  /** Σ w·e² over the responses; NaN where single answers are needed. */
  readonly squares: number;
  /** Σ w·e: 0 but for rounding. */
  readonly total: number;
}

export function figureSpread({ strata }: ScopeSample, figure: LinearFigure): FigureSpread {
  const sums = { squares: 0, total: 0 };
  let variance = 0;
  for (const stratum of strata) variance += stratumVariance(stratum, figure, sums);
  return { variance, ...sums };
}

interface Sums {
  squares: number;
  total: number;
}

/** The stratum's term of the variance; adds to `sums` what the design effect needs. */
function stratumVariance(stratum: ScopeStratum, figure: LinearFigure, sums: Sums): number {
  const { sampled: { drawn, finite }, clusters, singles } = stratum;
  const values = clusters.map((parts) => clusterTotal(parts, figure, sums));
  const alone = { total: 0, squares: 0 };
  for (const part of singles) {
    alone.total += clusterTotal([part], figure, sums);
    alone.squares += partSquares(part, figure).own;
  }
  let all = alone.total;
  for (const value of values) all += value;
  sums.total += all;
  const mean = drawn === 1 ? 0 : all / drawn;
  const counted = clusterCount(stratum) - clusters.length;
  let within = Math.max(0, alone.squares - 2 * mean * alone.total + counted * mean * mean);
  for (const value of values) within += (value - mean) * (value - mean);
  within += (drawn - values.length - counted) * mean * mean;
  return finite * (drawn === 1 ? 1 : drawn / (drawn - 1)) * within;
}

function clusterTotal(parts: readonly SamplePart[], figure: LinearFigure, sums: Sums): number {
  let total = 0;
  for (const part of parts) {
    total += linearTotal(figure.formOf(part), part.totals);
    sums.squares += partSquares(part, figure).weighted;
  }
  return total;
}

function partSquares(part: SamplePart, figure: LinearFigure): PartSquares {
  const form = figure.formOf(part);
  if (form.length === 0) return { weighted: 0, own: 0 };
  const known = figure.squaresOf(part);
  if (known !== null) return known;
  return {
    weighted: linearSquares(form, part.squares),
    own: part.ownSquares === null ? 0 : linearSquares(form, part.ownSquares),
  };
}
