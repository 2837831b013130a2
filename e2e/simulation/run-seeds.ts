/** Runs seeds one after the other, up to the first that fails. */
import { runSeed } from './run-seed.ts';
import type { Counts, SeedsResult } from './seed-result.ts';

export async function runSeeds(options: { readonly from: number; readonly count: number; readonly isTraced: boolean }): Promise<SeedsResult> {
  const counts: Counts = {};
  const lines: string[] = [];
  for (let seed = options.from; seed < options.from + options.count; seed += 1) {
    const result = await runSeed(seed, options.isTraced);
    lines.push(...result.lines);
    for (const [name, value] of Object.entries(result.counts)) counts[name] = (counts[name] ?? 0) + value;
    if (result.failure !== undefined) return { seeds: seed - options.from + 1, counts, failures: [result.failure], lines };
  }
  return { seeds: options.count, counts, failures: [], lines };
}
