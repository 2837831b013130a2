/** The short form of `npm run simulate`, in every test run. A failure names its seed: `npm run simulate -- --seed N` replays it. */
import { expect, it } from 'vitest';
import { runShard, simulateSeeds } from './simulate-seeds.mjs';

const seeds = 500;

it('500 worlds of faults lose, double and alter nothing, and everything arrives when the faults stop', async () => {
  const { failures, seeds: ran, counts } = await simulateSeeds({ from: 1, count: seeds });
  expect(failures).toEqual([]);
  expect(ran).toBe(seeds);
  // A simulation in which nothing happens would also hold every claim.
  expect(counts['responses finished']).toBeGreaterThan(seeds);
  expect(counts['responses acknowledged']).toBeGreaterThan(seeds);
  expect(counts['responses deleted by the rule']).toBeGreaterThan(0);
  expect(counts['responses brought back from the journal']).toBeGreaterThan(0);
  expect(counts['acknowledged responses that a restore took from the server']).toBeGreaterThan(0);
  expect(counts['incidents shown']).toBeGreaterThan(0);
  expect(counts['responses lost with all their media, told by their phone']).toBeGreaterThan(0);
}, 300_000);

it('the same seed gives the same world, step for step', async () => {
  const [once, again] = await Promise.all([runShard([42, 1, 'trace']), runShard([42, 1, 'trace'])]);
  expect(once.lines.length).toBeGreaterThan(100);
  expect(again.lines).toEqual(once.lines);
}, 60_000);
