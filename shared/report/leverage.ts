/**
 * Importance by performance: which criteria would move a unit's overall index most. ω is the part
 * of the index that the criterion is, R its index; the rest of the answers staying as they are,
 *
 *     room    = ω · (100 − R)          if everybody were satisfied
 *     reach   = ω · (best − R)         if it were as good as the best unit of the group
 *
 * in percentage points of the overall index. Quadrants: as important as the average criterion or
 * more (ω ≥ mean of ω) or less; below the unit's overall index or not.
 *
 * Source: J. A. Martilla and J. C. James, Journal of Marketing 41 (1977) 77–79; with the effective
 * weight as importance, since nobody is asked how important a criterion is.
 * Example: 20 criteria of equal weight, one at 55: room 2.25 points.
 */
import type { Campaign } from '../campaign/model.ts';
import { pointsOfFraction } from '../change/contributions.ts';
import type { IndexShare } from '../change/effective-weights.ts';
import type { TallyCell } from '../tally/cell.ts';
import { countCampaign, sharesOf } from './counted-scope.ts';
import { groupOfCriterion } from './explained-groups.ts';
import type { Report, UnitFigures } from './report.ts';

export const quadrants = ['first', 'keep', 'watch', 'later'] as const;
/** `first`: important and low; `keep`: important and high; `later`: less important and low; `watch`: less important and high. */
export type Quadrant = (typeof quadrants)[number];

export interface Leverage {
  readonly criterion: string;
  readonly group: string | null;
  /** ω, between 0 and 1. */
  readonly weight: number;
  /** R, percent, unrounded, and as shown. */
  readonly index: number;
  readonly shown: string;
  /** Percentage points of the overall index. */
  readonly room: number;
  /** Null where no other unit of the group is better. */
  readonly reach: { readonly unit: string; readonly shown: string; readonly points: number } | null;
  readonly quadrant: Quadrant;
}

/** The criteria of `unit` that have answers, largest room first; empty for a unit without answers. */
export function leverageOf(campaign: Campaign, cells: readonly TallyCell[], { report, unit }: { readonly report: Report; readonly unit: string }): Leverage[] {
  const own = report.units.find((each) => each.id === unit);
  const overall = own?.overall.index ?? null;
  if (own === undefined || overall === null) return [];
  const shares = sharesOf(countCampaign(campaign, cells), { kind: 'unit', id: unit }, report.parameters);
  const average = 1 / shares.length;
  const others = report.units.filter((each) =>
    each.unitGroup === own.unitGroup && each.id !== unit && each.overall.n >= report.parameters.minimumSample);
  return shares.map((share): Leverage => {
    const [weight, index] = [pointsOfFraction(share.weight) / 100, pointsOfFraction(share.index)];
    const shown = shownOf(own, share.criterion);
    return {
      criterion: share.criterion, group: groupOfCriterion(campaign, share.criterion), weight, index, shown,
      room: weight * (100 - index), reach: reachOf(share, others, { weight, index }),
      quadrant: quadrantOf(weight >= average * (1 - 1e-12), index < overall),
    };
  }).sort((left, right) => right.room - left.room);
}

function reachOf(
  { criterion }: IndexShare, others: readonly UnitFigures[], { weight, index }: { readonly weight: number; readonly index: number },
): Leverage['reach'] {
  let best: { readonly unit: string; readonly index: number; readonly shown: string } | null = null;
  for (const { id, criteria } of others) {
    const figure = criteria.find((each) => each.id === criterion);
    if (figure === undefined || figure.index === null || figure.shown === null) continue;
    if (figure.index > (best?.index ?? index)) best = { unit: id, index: figure.index, shown: figure.shown };
  }
  return best === null ? null : { unit: best.unit, shown: best.shown, points: weight * (best.index - index) };
}

function quadrantOf(isImportant: boolean, isLow: boolean): Quadrant {
  if (isLow) return isImportant ? 'first' : 'later';
  return isImportant ? 'keep' : 'watch';
}

function shownOf({ criteria }: UnitFigures, criterion: string): string {
  return criteria.find((each) => each.id === criterion)?.shown ?? '';
}
