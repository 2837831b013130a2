/**
 * What intervals allow to be said. Nothing here estimates: figures come with their intervals, and
 * these rules decide whether a difference may be called one.
 */
import type { UnitChange } from '#shared/change/unit-change.ts';
import type { Figure } from '#shared/report/report.ts';

/** Whether a change lies outside its error: its 95% interval does not hold zero. Null when there is no interval. */
export function isOutsideError(change: UnitChange): boolean | null {
  if (change.changeLow === null || change.changeHigh === null) return null;
  return change.changeLow > 0 || change.changeHigh < 0;
}

/**
 * Whether a figure stands surely below or above another that is taken as given (its group's): that
 * other one lies outside the figure's 95% interval. Null when it lies inside, or when there is no interval.
 */
export function sideOf(own: Figure | undefined, given: Figure | undefined): 'below' | 'above' | null {
  if (own === undefined || own.low === null || own.high === null || given === undefined || given.index === null) return null;
  if (own.high < given.index) return 'below';
  return own.low > given.index ? 'above' : null;
}
