/**
 * The normal distribution: what intervals become when the degrees of freedom are many. Good to
 * 1e-13 relative, in the far tails too.
 */

/**
 * Φ(z), the share of a standard normal variable below `z`.
 *
 * Formula: Φ(z) = 1 − Q(z), see `normalTail`.
 * Example: Φ(1.959963984540054) = 0.975.
 */
export function normalCdf(z: number): number {
  return z < 0 ? normalTail(-z) : 1 - normalTail(z);
}

/**
 * Q(z) = 1 − Φ(z) without loss of digits, for z ≥ 0.
 *
 * Formula: below 2.5 by Φ(z) = ½ + φ(z) · (z + z³/3 + z⁵/(3·5) + …); from there by Laplace's continued
 * fraction Q(z) = φ(z) / (z + 1/(z + 2/(z + 3/(z + …)))).
 * Source: Abramowitz and Stegun 26.2.11 and 26.2.14.
 * Example: Q(3) = 0.001349898031630095.
 */
export function normalTail(z: number): number {
  return z < 2.5 ? 0.5 - density(z) * centralSeries(z) : density(z) * millsRatio(z);
}

function density(z: number): number {
  return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
}

function centralSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let divisor = 3; term > sum * Number.EPSILON / 8; divisor += 2) {
    term *= z * z / divisor;
    sum += term;
  }
  return sum;
}

/** From the innermost fraction outwards; so many fractions that no digit changes from z = 2.5 on. */
function millsRatio(z: number): number {
  let below = z;
  for (let depth = 60; depth >= 1; depth -= 1) below = z + depth / below;
  return 1 / below;
}

/**
 * The z below which the share `p` lies; ∓ infinity at 0 and 1.
 *
 * Formula: rational functions of p − ½ in the middle and of √(−ln min(p, 1 − p)) in the tails.
 * Source: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484; about 16 digits.
 * Example: normalQuantile(0.975) = 1.959963984540054.
 */
export function normalQuantile(p: number): number {
  const fromMiddle = p - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) {
    const r = 0.180625 - fromMiddle * fromMiddle;
    return fromMiddle * polynomial(middleAbove, r) / polynomial(middleBelow, r);
  }
  const root = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  return Math.sign(fromMiddle) * tailQuantile(root);
}

function tailQuantile(root: number): number {
  if (root === Infinity) return Infinity;
  if (root <= 5) return polynomial(tailAbove, root - 1.6) / polynomial(tailBelow, root - 1.6);
  return polynomial(farAbove, root - 5) / polynomial(farBelow, root - 5);
}

/** Coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

const middleAbove = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987,
  13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const middleBelow = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597,
  5394.196021424751, 687.1870074920579, 42.31333070160091, 1,
];
const tailAbove = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
  3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const tailBelow = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
];
const farAbove = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const farBelow = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];
