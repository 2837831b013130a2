/**
 * P(T > t) for Student's t with any degrees of freedom above 0 and t ≥ 0, without loss of digits in
 * the tails. With x = df/(df + t²) and a = df/2 it is half the incomplete beta function I_x(a, ½),
 * which is taken in the form that keeps its digits where it is needed.
 */
import { gammaRatio } from './gamma-ratio.ts';
import { normalTail } from './normal.ts';

/** Example: studentTail(2.2281388519862739, 10) = 0.025. */
export function studentTail(t: number, df: number): number {
  if (df === Infinity) return normalTail(t);
  if (t === Infinity) return 0;
  const a = df / 2;
  const distance = Math.log1p(t * t / df);
  if (df >= 100 && distance <= 0.5) return manyDegrees(a, distance);
  const x = df / (df + t * t);
  const y = t * t / (df + t * t);
  const scale = Math.exp(-a * distance) * Math.sqrt(y) * gammaRatio(a) / Math.sqrt(Math.PI);
  return x < (a + 1) / (a + 2.5)
    ? scale / (2 * a) * continuedFraction(a, x)
    : 0.5 - scale * centralSeries(a, y);
}

/**
 * Formula: I_x(a, ½) = Γ(a + ½)/(Γ(a)√π) · ∫ from −ln x of e^(−(a − ¼)u) u^(−½) (sinh(u/2)/(u/2))^(−½) du, the last
 * factor as a series in u², term by term with Γ(s + 1, z) = s Γ(s, z) + z^s e^(−z).
 * Source: DLMF 8.17.1 with x = e^(−u); the shift to a − ¼ as in A. R. DiDonato and A. H. Morris, ACM TOMS 18 (1992) 360–373.
 */
function manyDegrees(a: number, distance: number): number {
  const rate = a - 0.25;
  const z = rate * distance;
  let gamma = 2 * Math.sqrt(Math.PI) * normalTail(Math.sqrt(2 * z));
  let edge = Math.exp(-z) * Math.sqrt(z);
  let sum = gamma;
  for (let s = 0.5, order = 1, scale = 1; order < sinhSeries.length; order += 1) {
    for (const end = s + 2; s < end; s += 1) {
      gamma = s * gamma + edge;
      edge *= z;
    }
    scale /= rate * rate;
    sum += (sinhSeries[order] ?? 0) * scale * gamma;
  }
  return sum * gammaRatio(a) / Math.sqrt(Math.PI * rate) / 2;
}

/** (sinh(u/2)/(u/2))^(−½) in powers of u²: 1 − u²/48 + …, by Miller's rule for powers of a series. */
const sinhSeries = ((): readonly number[] => {
  const inner = [1];
  const outer = [1];
  for (let n = 1; n <= 8; n += 1) {
    inner.push((inner[n - 1] ?? 0) / (4 * (2 * n) * (2 * n + 1)));
    const sum = outer.reduce((total, each, at) => total + (-(n - at) / 2 - at) * (inner[n - at] ?? 0) * each, 0);
    outer.push(sum / n);
  }
  return outer;
})();

/** I_x(a, ½) · a / prefactor, from the innermost fraction outwards. Source: DLMF 8.17.22, with b = ½. */
function continuedFraction(a: number, x: number): number {
  let below = 1;
  for (let m = 32; m >= 0; m -= 1) {
    const even = m === 0 ? 1 : m * (0.5 - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = -(a + m) * (a + m + 0.5) * x / ((a + 2 * m) * (a + 2 * m + 1));
    below = m === 0 ? 1 + odd / below : 1 + even / (1 + odd / below);
  }
  return 1 / below;
}

/** 1 + y (a + ½)/(3/2) + y² (a + ½)(a + 3/2)/((3/2)(5/2)) + …: I_y(½, a) without its prefactor. Source: DLMF 8.17.8. */
function centralSeries(a: number, y: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; term > sum * Number.EPSILON / 8; n += 1) {
    term *= y * (a + 0.5 + n) / (1.5 + n);
    sum += term;
  }
  return sum;
}
