/**
 * Γ(a + ½) / Γ(a), the constant of Student's t distribution. Taken as one function, since the
 * difference of two logarithms of the gamma function loses ten digits at a = 500,000.
 *
 * Formula: Γ(a + ½)/Γ(a) = √a · exp(−1/(8a) + 1/(192a³) − 1/(640a⁵) + 17/(14336a⁷) − 31/(18432a⁹) + …) for
 * a ≥ 20; below by Γ(a + ½)/Γ(a) = a/(a + ½) · Γ(a + 3/2)/Γ(a + 1).
 * Source: difference of two Stirling series, DLMF 5.11.1.
 * Example: Γ(1)/Γ(½) = 1/√π = 0.5641895835477563.
 */
export function gammaRatio(a: number): number {
  let factor = 1;
  let shifted = a;
  while (shifted < 20) {
    factor *= shifted / (shifted + 0.5);
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = -1 / 8 + square * (1 / 192 + square * (-1 / 640 + square * (17 / 14_336 - square * (31 / 18_432))));
  return factor * Math.sqrt(shifted) * Math.exp(inverse * series);
}
