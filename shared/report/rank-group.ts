/**
 * Ranks and bands of the units of one unit group, on the figure as it is shown: two units that
 * show the same digits share a rank, and a unit that shows 90.00 stands in the band of 90.00.
 */
import type { Unit } from '../campaign/model.ts';
import type { Estimate } from '../precision/estimate.ts';
import { effectiveResponses } from '../precision/figure-precision.ts';
import { pairLink, type Influence } from '../precision/influence.ts';
import { classify, type Band } from '../ranking/classify.ts';
import { rankUnits } from '../ranking/rank-units.ts';
import type { Rounded } from '../statistics/round-half-up.ts';
import type { RankedPlace } from '../ranking/ranked-place.ts';
import type { ScopeFigures, UnitFigures } from './report.ts';

/** A unit with its figures, and what its overall index rests on. */
export interface RankedUnit {
  readonly unit: Unit;
  readonly figures: ScopeFigures;
  readonly influence: Influence;
  /** Design effect of its unit group for the overall index; null where it is not known. */
  readonly groupEffect: number | null;
  readonly refusals: number | null;
}

export interface RankOptions {
  readonly decimals: number;
  readonly minimumSample: number;
}

/** The units best first; those without a rank last. */
export function rankGroup(bands: readonly Band[], units: readonly RankedUnit[], options: RankOptions): UnitFigures[] {
  return placed(units, options).map(({ unit: { unit, figures, refusals, shown }, place }): UnitFigures => ({
    id: unit.id, name: unit.name, unitGroup: unit.unitGroup, target: unit.target, refusals,
    band: shown === null ? null : classify(bands, shown)?.id ?? null,
    change: null, ...place, ...figures,
  }));
}

/** The places of units that are ranked together, best first, without their figures. */
export function rankRegion(units: readonly RankedUnit[], options: RankOptions): (RankedPlace & { readonly id: string })[] {
  return placed(units, options).map(({ unit, place }) => ({ id: unit.unit.id, ...place }));
}

type Placed = RankedUnit & { readonly shown: Rounded | null };

function placed(units: readonly RankedUnit[], { decimals, minimumSample }: RankOptions): { readonly unit: Placed; readonly place: RankedPlace }[] {
  const items = units.map((each) => ({
    ...each, n: each.figures.overall.n, shown: shownFigure(each.figures, decimals), estimate: estimateOf(each),
  }));
  return rankUnits(items, { minimumSample, linkOf: (left, right) => pairLink(left.influence, right.influence) });
}

/** The unit's overall index as an estimate; null where there is none. */
export function estimateOf({ figures: { overall }, groupEffect }: Pick<RankedUnit, 'figures' | 'groupEffect'>): Estimate | null {
  const { index, se, df, reason } = overall;
  if (index === null) return null;
  return { index, se, df, effectiveResponses: reason === 'at_edge' ? effectiveResponses(overall, groupEffect) : null };
}

/** The shown digits as the whole number that they are, e.g. `92.88` as 9288 hundredths. */
function shownFigure({ overall }: ScopeFigures, decimals: number): Rounded | null {
  return overall.shown === null ? null : { scaled: Number(overall.shown.replace('.', '')), decimals };
}
