/** Interval of a share without a design: every answer counts alike and stands alone. */
import type { Interval } from './interval.ts';
import { normalQuantile } from './normal.ts';

/**
 * Wilson's interval of `satisfied` among `answered` (above 0).
 *
 * Formula: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
 * Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212.
 * Example: 81 of 263 at 95% → 0.25525–0.36621 (Newcombe 1998, table I, method 3: 0.2553–0.3662).
 */
export function wilsonInterval(satisfied: number, answered: number, level: number): Interval {
  const z = normalQuantile((1 + level) / 2);
  const share = satisfied / answered;
  const square = z * z / answered;
  const reach = z * Math.sqrt((share * (1 - share) + square / 4) / answered);
  return {
    low: satisfied === 0 ? 0 : (share + square / 2 - reach) / (1 + square),
    high: satisfied === answered ? 1 : (share + square / 2 + reach) / (1 + square),
  };
}
