/**
 * Holm's rule: which of many comparisons may be called sure so that the chance of even one false
 * claim among them stays at most `level`.
 *
 * Formula: from the smallest p value up, the i-th of m (from 0) is rejected while p ≤ level / (m − i).
 * Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70; R p.adjust(method = "holm").
 * Example: 0.01, 0.04, 0.03, 0.005 at level 0.05 → true, false, false, true.
 *
 * @returns one answer per p value, in the order given; equal p values have equal answers.
 */
export function holmRejections(pValues: readonly number[], level: number): boolean[] {
  const cut = holmCut(Float64Array.from(pValues), level);
  return pValues.map((p) => p <= cut);
}

/** The largest p value that is rejected: what is no larger is rejected too. Below 0 when none is. */
export function holmCut(pValues: Float64Array, level: number): number {
  const sorted = pValues.filter((p) => p <= level).sort();
  const firstKept = sorted.findIndex((p, at) => p > level / (pValues.length - at));
  const rejected = firstKept === -1 ? sorted.length : firstKept;
  return sorted[rejected - 1] ?? -1;
}
