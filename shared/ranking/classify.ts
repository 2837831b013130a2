/**
 * Classification: which band a figure falls into. Bands are data per unit group, and each edge says
 * whether it belongs to the band: in one province "trên 90%" leaves 90,00 to the second band, in
 * another 90 is the first of the best.
 */
import type { LocalText } from '../kernel/local-text.ts';
import { issue, type Issue } from '../kernel/issue.ts';
import { roundedValue, type Rounded } from '../statistics/round-half-up.ts';

export interface Band {
  readonly id: string;
  readonly title: LocalText;
  /** Percent. */
  readonly from: number;
  readonly fromIncluded: boolean;
  /** Percent. */
  readonly to: number;
  readonly toIncluded: boolean;
}

/** The band of a displayed (rounded) figure, or undefined when no band holds it. */
export function classify(bands: readonly Band[], figure: Rounded): Band | undefined {
  const value = roundedValue(figure);
  return bands.find((band) =>
    (band.fromIncluded ? value >= band.from : value > band.from)
    && (band.toIncluded ? value <= band.to : value < band.to));
}

/**
 * Issues of a list of bands given best first: from above, each band must begin where the one above
 * it ends, so that every figure between the outer edges falls into exactly one.
 */
export function bandIssues(bands: readonly Band[], path: string): Issue[] {
  return bands.slice(1).flatMap((lower, index): Issue[] => {
    const upper = bands[index] as Band;
    const at = `${path}[${index + 1}]`;
    if (lower.to < upper.from) return [issue('bands.gap', at, { from: lower.to, to: upper.from })];
    if (lower.to > upper.from) return [issue('bands.overlap', at, { from: upper.from, to: lower.to })];
    if (lower.toIncluded && upper.fromIncluded) return [issue('bands.overlap', at, { from: lower.to, to: lower.to })];
    if (!lower.toIncluded && !upper.fromIncluded) return [issue('bands.gap', at, { from: lower.to, to: lower.to })];
    return [];
  });
}
