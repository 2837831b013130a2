/**
 * `npm run simulate`: devices, network and server under every fault, from seeds. `-- --seeds 20000`
 * takes that many (2,000 by default), `-- --from 5000` begins elsewhere, `-- --seed 42` replays one
 * step by step. A failure prints its seed.
 */
import { parseArgs } from 'node:util';
import { prepare } from '../../server/setup/prepare.mjs';
import { orStop } from '../../server/setup/stop.mjs';
import { runShard, simulateSeeds } from './simulate-seeds.mjs';

await orStop(prepare);
const { values } = parseArgs({ options: { seed: { type: 'string' }, seeds: { type: 'string', default: '2000' }, from: { type: 'string', default: '1' } } });
const startedAtMs = performance.now();
const result = values.seed === undefined
  ? await simulateSeeds({ from: Number(values.from), count: Number(values.seeds) })
  : await runShard([Number(values.seed), 1, 'trace']);

for (const line of result.lines ?? []) console.log(line);
console.log('');
for (const [name, value] of Object.entries(result.counts).sort()) console.log(`${name.padEnd(82)}${String(value).padStart(10)}`);
for (const { seed, step, claim } of result.failures) {
  console.log(`\nSeed ${seed} fails at step ${step}: ${claim}`);
  if (values.seed === undefined) console.log(`Replay it: npm run simulate -- --seed ${seed}`);
}
console.log(`\n${result.seeds} seeds in ${Math.round((performance.now() - startedAtMs) / 1000)} s, ${result.failures.length === 0 ? 'every claim held' : 'a claim did not hold'}`);
process.exitCode = result.failures.length === 0 ? 0 : 1;
