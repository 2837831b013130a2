/** Intervals, changes and reasons in the language shown. */
import type { UnitChange } from '#shared/change/unit-change.ts';
import type { Precision } from '#shared/index-methods/figures.ts';
import type { Coverage } from '#shared/report/report.ts';
import { writeCount, writeDigits, writePercent } from '../../kit/language/formats.ts';
import { digitsOf, shownSign, sizeDigits } from '../figures/digits.ts';
import { sharePercent } from '../figures/plan.ts';
import { isOutsideError } from '../figures/sureness.ts';
import { t } from '../state/words.ts';

const reasonWords = {
  nothing_answered: 'reasonNothingAnswered', no_wanted_level: 'reasonNoWantedLevel', too_few_clusters: 'reasonTooFewClusters', at_edge: 'reasonAtEdge', no_variation: 'reasonNoVariation', answers_needed: 'reasonAnswersNeeded',
} as const;
const notComparableWords = {
  no_figure_now: 'notComparableNow', no_figure_before: 'notComparableBefore', unit_changed: 'notComparableUnit', definition_changed: 'notComparableDefinition',
} as const;

/** `92,31–93,42%`; null where no interval is known. */
export function intervalText({ low, high }: Pick<Precision, 'low' | 'high'>, decimals: number): string | null {
  if (low === null || high === null) return null;
  return t('interval', { low: writeDigits(trimHundred(digitsOf(low, decimals))), high: writePercent(digitsOf(high, decimals)) });
}

export function precisionReasonText(reason: Precision['reason']): string {
  return reason === null ? '' : t(reasonWords[reason]);
}

/** `+2,12`, `−2,12`, `0,00`. */
export function signedText(value: number, decimals: number): string {
  const sign = shownSign(value, decimals);
  const digits = writeDigits(sizeDigits(value, decimals));
  return sign === 0 ? digits : t(sign > 0 ? 'signedUp' : 'signedDown', { digits });
}

/** One sentence on a change: which way, how much, and whether that lies outside the error. */
export function changeSentence(change: UnitChange, decimals: number): string {
  if (change.change === null || change.previousYear === null) return notComparableText(change);
  const values = { year: change.previousYear, points: writeDigits(sizeDigits(change.change, decimals)) };
  const outside = isOutsideError(change);
  const error = outside === null ? t('errorUnknown') : t(outside ? 'errorOutside' : 'errorInside');
  const sign = shownSign(change.change, decimals);
  if (sign === 0) return t('changeNone', values);
  return `${t(sign > 0 ? 'changeUp' : 'changeDown', values)}${error}`;
}

export function notComparableText(change: UnitChange): string {
  return change.reason === null ? t('notComparable') : t('notComparableBecause', { reason: t(notComparableWords[change.reason]) });
}

/** How many were asked in vain: `212 người từ chối (5,8%)`, and out of how many where not every unit recorded it. */
export function refusalsText({ responses, refusals, refusalsAmong }: Pick<Coverage, 'responses' | 'refusals' | 'refusalsAmong'>): string {
  if (refusals === null) return t('refusalsUnknown');
  const values = { count: writeCount(refusals), share: writePercent(sharePercent(refusals, refusalsAmong + refusals, 1) ?? '0'), asked: writeCount(refusalsAmong + refusals) };
  return t(refusalsAmong < responses ? 'refusalsAmong' : 'refusalsOf', values);
}

/** A hundred has no decimals beside other digits. */
export function trimHundred(digits: string): string {
  return Number(digits) === 100 ? '100' : digits;
}
