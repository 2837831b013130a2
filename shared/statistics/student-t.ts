/**
 * Student's t distribution: how far an estimate may lie from the truth when its variance was
 * estimated from few clusters. Degrees of freedom may be any number above 0, and infinity.
 */
import { gammaRatio } from './gamma-ratio.ts';
import { normalQuantile } from './normal.ts';
import { studentTail } from './student-tail.ts';

/**
 * P(T ≤ t) with `df` degrees of freedom.
 *
 * Formula: 1 − I_x(df/2, ½)/2 with x = df/(df + t²), for t ≥ 0.
 * Source: DLMF 8.17, Abramowitz and Stegun 26.7.1.
 * Example: studentCdf(2.2281388519862739, 10) = 0.975.
 */
export function studentCdf(t: number, df: number): number {
  return t < 0 ? studentTail(-t, df) : 1 - studentTail(t, df);
}

/** P(|T| ≥ |t|): the two-sided p value. Example: twoSidedP(-2.2281388519862739, 10) = 0.05. */
export function twoSidedP(t: number, df: number): number {
  return Math.min(1, 2 * studentTail(Math.abs(t), df));
}

/**
 * The t below which the share `p` lies.
 *
 * Formula: Newton's rule on ln P(T > t) as a function of ln t. That function is concave, so from the
 * second step on the values come down to the root and never past it.
 * Start: the expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5), or from the far tail.
 * Example: studentQuantile(0.975, 10) = 2.2281388519862739.
 */
export function studentQuantile(p: number, df: number): number {
  if (df === Infinity) return normalQuantile(p);
  const tail = Math.min(p, 1 - p);
  const upper = tail === 0.5 ? 0 : tail === 0 ? Infinity : upperQuantile(tail, df);
  return p < 0.5 ? -upper : upper;
}

function upperQuantile(tail: number, df: number): number {
  const constant = gammaRatio(df / 2) / Math.sqrt(Math.PI * df);
  let t = df < 5 ? farTail(tail, df, constant) : cornishFisher(-normalQuantile(tail), df);
  for (let round = 0; round < 60; round += 1) {
    const now = studentTail(t, df);
    const density = constant * Math.exp(-(df + 1) / 2 * Math.log1p(t * t / df));
    const step = Math.log(now / tail) * now / (t * density);
    t *= Math.exp(step);
    if (Math.abs(step) < 1e-9) return t;
  }
  return t;
}

/** Where the tail of the density, constant · (t²/df)^(−(df + 1)/2), leaves the share `tail`. Never below the root. */
function farTail(tail: number, df: number, constant: number): number {
  return Math.sqrt(df) * (constant / (Math.sqrt(df) * tail)) ** (1 / df);
}

function cornishFisher(z: number, df: number): number {
  const square = z * z;
  return z + z * ((square + 1) / 4 + ((5 * square + 16) * square + 3) / (96 * df)) / df;
}
