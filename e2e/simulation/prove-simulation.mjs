/** The full simulation of `npm run prove`: 20,000 seeds; what they came to is handed in, claim by claim. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulateSeeds } from './simulate-seeds.mjs';

const seeds = Number(process.env['SEEDS'] ?? 20_000);
const startedAtMs = performance.now();
const { counts, failures, seeds: ran } = await simulateSeeds({ from: 1, count: seeds });
const seconds = Math.round((performance.now() - startedAtMs) / 1000);
for (const { seed, claim } of failures) console.log(`Seed ${seed}: ${claim}`);
console.log(`${ran} seeds in ${seconds} s`);

/** A claim that broke is counted under its promise; whatever names none counts as lost. */
const broken = (promise) => failures.filter(({ claim }) => claim.startsWith(`${promise}:`)).length;
const other = failures.filter(({ claim }) => !/^P(1|3|4|5|7):/.test(claim)).length;
const faults = Object.entries(counts).filter(([name]) => name.startsWith('fault: ')).reduce((sum, [, value]) => sum + value, 0);
const count = (name) => counts[name] ?? 0;
const acknowledged = count('responses acknowledged');
const finished = count('responses finished');

/** An excuse that swallows everything shows here. */
const excused = Object.fromEntries(Object.entries(counts).filter(([name]) => name.startsWith('excused: ')).map(([name, times]) => [name.slice('excused: '.length), times]));
for (const [name, times] of Object.entries(excused)) console.log(`excused ${String(times).padStart(8)} ×  ${name}`);

const figures = [
  { promise: 'P1', what: 'simulated worlds: acknowledged responses looked for after every step', faults, acknowledged, lost: broken('P1'), recovered: count('acknowledged responses that a restore took from the server') },
  { promise: 'P2', what: 'simulated worlds: finished responses looked for on the shelf, in the journal and on the server', faults, acknowledged: finished, lost: broken('P2') + other, recovered: count('responses brought back from the journal'), more: { 'lost with all their media': count('responses lost with all their media'), 'of these told by their phone': count('responses lost with all their media, told by their phone'), 'incidents shown': count('incidents shown') } },
  { promise: 'P3', what: 'simulated worlds: every response counted, after every step', faults, acknowledged, doubled: broken('P3') },
  { promise: 'P4', what: 'simulated worlds: bytes on the server compared with the bytes finished', faults, acknowledged, altered: broken('P4') },
  { promise: 'P5', what: 'simulated worlds: every deletion looked at', faults, acknowledged: count('responses deleted by the rule'), lost: broken('P5') },
  { promise: 'P6', what: 'simulated worlds: servers restored from older backups', faults: count('fault: restore'), acknowledged, lost: other, recovered: count('acknowledged responses that a restore took from the server') },
  { promise: 'P7', what: 'simulated worlds: poisonous responses among good ones', faults: count('fault: poison'), acknowledged, lost: broken('P7') },
  { promise: 'P18', what: 'simulated worlds: clocks of phones and servers set to other days and years', faults: count('fault: jump clock') + count('fault: jump server clock'), acknowledged, lost: other },
  { promise: 'suite', what: 'simulated worlds: what their claims excuse (e2e/simulation/excuses.ts says why), and how often', faults, more: excused },
].map((each) => ({ ...each, more: { ...each.more, seeds: ran } }));
if (process.env['PROOF_FOLDER'] !== undefined) writeFileSync(join(process.env['PROOF_FOLDER'], 'simulation.json'), JSON.stringify(figures));
process.exitCode = failures.length === 0 ? 0 : 1;
