/**
 * Arithmetic of field work against its plan: how far behind, which units, and when the plan would
 * be full at the pace of the last week. Everything is counted in whole responses.
 */
import { vietnamDay } from '#shared/kernel/instant.ts';
import { fraction } from '#shared/statistics/fraction.ts';
import { roundHalfUp, roundedDigits } from '#shared/statistics/round-half-up.ts';
import type { ProgressReply } from '#shared/wire/campaigns.ts';

const msPerDay = 86_400_000;
const paceDays = 7;

/** `part` of `whole` in whole percent, as digits; null without a whole. */
export function sharePercent(part: number, whole: number, decimals = 0): string | null {
  if (whole <= 0) return null;
  return roundedDigits(roundHalfUp(fraction(100 * part, whole), decimals));
}

/** Responses ahead of (positive) or behind (negative) what was planned up to today. */
export function planGap(progress: Pick<ProgressReply, 'responses' | 'plannedToday'>): number {
  return progress.responses - progress.plannedToday;
}

/** What a unit should have by now if its work went evenly with the whole campaign's plan. */
export function plannedForUnit(target: number, progress: Pick<ProgressReply, 'plannedToday' | 'target'>): number {
  return progress.target <= 0 ? 0 : Math.floor((target * progress.plannedToday) / progress.target);
}

/** Units with less than four fifths of what they should have by now, and at least five responses short. */
export function unitsFarBehind(progress: ProgressReply): string[] {
  return progress.units.flatMap((unit) => {
    const planned = plannedForUnit(unit.target, progress);
    return unit.responses * 5 < planned * 4 && planned - unit.responses >= 5 ? [unit.id] : [];
  });
}

/** Devices that say they hold responses, or were not heard of for a day; revoked ones need nobody. */
export function devicesToSee(progress: ProgressReply): { waiting: string[]; silent: string[] } {
  const working = progress.devices.filter((each) => !each.isRevoked);
  const isSilent = (seen: number | null): boolean => seen === null || progress.asOfMs - seen > msPerDay;
  return {
    waiting: working.filter((each) => each.waiting > 0).map((each) => each.id),
    silent: working.filter((each) => isSilent(each.lastSeenAtMs)).map((each) => each.id),
  };
}

export type Forecast =
  | { readonly kind: 'full' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'day'; readonly day: string };

/** The day on which the target is reached at the pace of the seven days before `asOfMs`. */
export function forecast(progress: Pick<ProgressReply, 'responses' | 'target' | 'days' | 'asOfMs'>): Forecast {
  const missing = progress.target - progress.responses;
  if (missing <= 0) return { kind: 'full' };
  const from = vietnamDay(progress.asOfMs - (paceDays - 1) * msPerDay);
  const lately = progress.days.filter((each) => each.day >= from).reduce((sum, each) => sum + each.responses, 0);
  if (lately === 0) return { kind: 'unknown' };
  const days = Math.ceil((missing * paceDays) / lately);
  return days > 3650 ? { kind: 'unknown' } : { kind: 'day', day: vietnamDay(progress.asOfMs + days * msPerDay) };
}
