/** How many units fall into each band, now and the year before, both by today's bands. */
import { classify, type Band } from '../ranking/classify.ts';
import type { Rounded } from '../statistics/round-half-up.ts';

export interface CountedBand {
  readonly id: string;
  readonly count: number;
  /** Null when there is no year before to count. */
  readonly previousCount: number | null;
}

export interface BandCounts {
  readonly bands: readonly CountedBand[];
  /** Units with a figure that no band holds: with the bands they add up to the units with a figure. */
  readonly outside: number;
  readonly previousOutside: number | null;
}

/** `now` and `before` are the shown figures of the units that have one; `before` is null where nothing is compared. */
export function bandCounts(bands: readonly Band[], now: readonly Rounded[], before: readonly Rounded[] | null): BandCounts {
  const [counted, previous] = [countBands(bands, now), before === null ? null : countBands(bands, before)];
  return {
    bands: bands.map(({ id }) => ({ id, count: counted.get(id) ?? 0, previousCount: previous === null ? null : previous.get(id) ?? 0 })),
    outside: counted.get(outside) ?? 0,
    previousOutside: previous === null ? null : previous.get(outside) ?? 0,
  };
}

/** No band has an empty id. */
const outside = '';

function countBands(bands: readonly Band[], figures: readonly Rounded[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const figure of figures) {
    const id = classify(bands, figure)?.id ?? outside;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
