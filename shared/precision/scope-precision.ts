/** How sure the figures of one scope are, from its linearised sample and its exact indices. */
import { noPrecision, type Precision } from '../index-methods/figures.ts';
import { percentOf, type Ratio } from '../statistics/ratio.ts';
import { isZero } from '../statistics/whole.ts';
import { figurePrecision, intervalQuantile } from './figure-precision.ts';
import { figureSpread } from './figure-spread.ts';
import type { LinearScope } from './linear-scope.ts';
import type { SurveySample } from './survey-sample.ts';

export interface ScopePrecisionOptions {
  /** By figure; undefined where nothing was answered. */
  readonly indices: readonly (Ratio | undefined)[];
  /** Valid answers that a figure rests on, unweighted. */
  answeredOf(figure: number): number;
  /** Satisfied and answered of a figure for which Wilson's interval holds, else null. */
  wilsonOf(figure: number): { readonly satisfied: number; readonly answered: number } | null;
}

export function scopePrecision(survey: SurveySample, scope: LinearScope, options: ScopePrecisionOptions): Precision[] {
  const isCensus = scope.sample.strata.every((each) => each.sampled.finite === 0);
  const quantile = intervalQuantile(scope.sample.df);
  return options.indices.map((ratio, at): Precision => {
    const figure = scope.figures[at];
    if (ratio === undefined || figure === undefined) return noPrecision('nothing_answered');
    return figurePrecision({
      index: percentOf(ratio), edge: edgeOf(ratio), spread: figureSpread(survey.table, figure, survey.valuesOf(scope.sample, figure)), sample: scope.sample, quantile, isCensus,
      answered: options.answeredOf(at), wilson: options.wilsonOf(at),
    });
  });
}

function edgeOf({ above, below }: Ratio): 'none' | 'all' | null {
  if (isZero(above)) return 'none';
  const isAll = typeof above === typeof below ? above === below : BigInt(above) === BigInt(below);
  return isAll ? 'all' : null;
}
