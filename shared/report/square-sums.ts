/**
 * Sums of squares that do not depend on their order. Each square is split into two whole numbers of
 * a grain that follows from the largest value possible; whole numbers add up exactly.
 */
export interface SquareSums {
  /** Adds the squares of `values`, none beyond its bound. */
  add(values: Float64Array): void;
  values(): Float64Array;
}

/** Steps of the coarse part, and of the fine part within one of them: 56 binary places together. */
const coarseSteps = 2 ** 26;
const fineSteps = 2 ** 30;

/** Starts at 0; `bounds` says, for each place, what no absolute value exceeds. */
export function squareSums(bounds: Float64Array): SquareSums {
  const coarse = new Float64Array(bounds.length);
  const fine = new Float64Array(bounds.length);
  const stepOf = (at: number): number => ((bounds[at] as number) ** 2 || 1) / coarseSteps;
  return {
    add(values) {
      for (let at = 0; at < values.length; at += 1) {
        const square = (values[at] as number) * (values[at] as number) / stepOf(at);
        const whole = Math.round(square);
        coarse[at] = (coarse[at] as number) + whole;
        fine[at] = (fine[at] as number) + Math.round((square - whole) * fineSteps);
      }
    },
    values: () => coarse.map((sum, at) => (sum + (fine[at] as number) / fineSteps) * stepOf(at)),
  };
}
