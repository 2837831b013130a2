/**
 * Trimming of extreme weights. What is cut from the weights beyond their bounds is spread evenly
 * over all other responses, which keeps the total; those that this lifts beyond their own bounds
 * are cut in turn, until none is beyond.
 *
 * Source: R survey 4.1.1, `trimWeights(design, upper, lower, strict = TRUE)`, with bounds that
 * belong to each response.
 * Example: weights 1, 1, 4 with an upper bound of 3 become 1.5, 1.5, 3.
 */
export interface TrimmedCell {
  /** Responses. */
  readonly count: number;
  /** Weight of each of them. */
  readonly weight: number;
  readonly low: number;
  readonly high: number;
}

export interface TrimmedWeights {
  /** Weight of each response, by cell. */
  readonly weights: readonly number[];
  /** Responses that were cut. */
  readonly cut: number;
}

/** What rounding may leave beyond a bound. */
const slack = 1e-13;
/** Where bounds cannot hold all of the weight, spreading would never end. */
const maximumRounds = 1000;

/** The trimmed weights; the total stays unless every response is beyond its bounds. */
export function trimWeights(cells: readonly TrimmedCell[]): TrimmedWeights {
  let weights = cells.map((each) => each.weight);
  const wasCut = cells.map(() => false);
  for (let round = 0; round < maximumRounds; round += 1) {
    const isOutside = cells.map(({ low, high }, at) => {
      const weight = weights[at] as number;
      return weight > high * (1 + slack) || weight < low * (1 - slack);
    });
    if (!isOutside.includes(true)) break;
    isOutside.forEach((outside, at) => { wasCut[at] ||= outside; });
    weights = spread(cells, weights, isOutside);
  }
  return { weights, cut: cells.reduce((sum, { count }, at) => sum + (wasCut[at] === true ? count : 0), 0) };
}

function spread(cells: readonly TrimmedCell[], weights: readonly number[], isOutside: readonly boolean[]): number[] {
  const inside = cells.reduce((sum, { count }, at) => sum + (isOutside[at] === true ? 0 : count), 0);
  const cut = cells.map(({ low, high }, at) =>
    (isOutside[at] === true ? Math.min(high, Math.max(low, weights[at] as number)) : weights[at] as number));
  const excess = cells.reduce((sum, { count }, at) => sum + count * ((weights[at] as number) - (cut[at] as number)), 0);
  const each = inside === 0 ? 0 : excess / inside;
  return cut.map((weight, at) => (isOutside[at] === true ? weight : weight + each));
}
