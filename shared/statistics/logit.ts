/**
 * The logit scale, on which intervals of shares are formed: their ends stay between 0 and 1.
 */

/**
 * ln(p / (1 − p)) of a share strictly between 0 and 1.
 *
 * Source: J. Berkson, Journal of the American Statistical Association 39 (1944) 357–365.
 * Example: logit(0.9) = 2.1972245773362196.
 */
export function logit(p: number): number {
  return Math.log(p) - Math.log1p(-p);
}

/** The share whose logit is `x`: 1 / (1 + e^(−x)). Example: expit(2.1972245773362196) = 0.9. */
export function expit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
