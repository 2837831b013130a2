/** Interval of a share of which every one or no one of `responses` was satisfied. */
import type { Interval } from './interval.ts';

/**
 * The interval of Clopper and Pearson at its edges, where it has a closed form. `responses` (above 0) may be
 * a fraction: responses divided by a design effect.
 *
 * Formula, with a = 1 − level: all satisfied: (a/2)^(1/n) to 1; none satisfied: 0 to 1 − (a/2)^(1/n).
 * Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404–413.
 * Example: all of 12 at 95% → 0.73535–1; all of 1,200 → 0.99693–1.
 */
export function exactInterval(edge: 'none' | 'all', responses: number, level: number): Interval {
  const exponent = Math.log((1 - level) / 2) / responses;
  return edge === 'all' ? { low: Math.exp(exponent), high: 1 } : { low: 0, high: -Math.expm1(exponent) };
}
