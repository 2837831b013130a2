/**
 * Confidence intervals of a share with a standard error from the survey's design.
 */
import { expit, logit } from './logit.ts';
import { studentQuantile } from './student-t.ts';

/** Ends as shares between 0 and 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface ShareEstimate {
  /** Strictly between 0 and 1. */
  readonly share: number;
  /** Standard error of the share. */
  readonly se: number;
  /** Degrees of freedom of `se`, above 0; infinity where they are many. */
  readonly df: number;
  /** Coverage, e.g. 0.95. */
  readonly level: number;
}

/**
 * The interval on the logit scale.
 *
 * Formula: expit(logit p ± t · se / (p (1 − p))), t the (1 + level)/2 quantile of Student's t with df.
 * Source: E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998) 193–201; R survey
 * svyciprop(method = "logit").
 * Example: share 0.9288, se 0.0121, df 30, level 0.95 → 0.89977–0.94989.
 */
export function logitInterval({ share, se, df, level }: ShareEstimate): Interval {
  return logitIntervalAt({ share, se, quantile: studentQuantile((1 + level) / 2, df) });
}

/** The same with the quantile of Student's t given: a thousand figures of one report share a few. */
export function logitIntervalAt({ share, se, quantile }: Pick<ShareEstimate, 'share' | 'se'> & { readonly quantile: number }): Interval {
  const centre = logit(share);
  const reach = quantile * se / (share * (1 - share));
  return { low: expit(centre - reach), high: expit(centre + reach) };
}
