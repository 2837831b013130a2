/** `npm run prove -- planted`: plants every bug, prints the table of which test caught which, hands the figures in. Names plant those alone. */
import { bugs } from './bugs.mjs';
import { runPlanted } from './run-planted.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const names = process.argv.slice(2);
const chosen = bugs.filter(({ name }) => names.length === 0 || names.includes(name));
const rows = [];
const startedAtMs = performance.now();
const secondsSince = (ms) => Math.round((performance.now() - ms) / 1000);
for (const bug of chosen) {
  const bugAtMs = performance.now();
  const { isCaught, by } = await runPlanted(bug);
  rows.push({ ...bug, isCaught, by });
  console.log(`${isCaught ? 'caught    ' : 'NOT CAUGHT'}  ${bug.name.padEnd(32)}${String(secondsSince(bugAtMs)).padStart(4)} s  ${by}`);
}
const missed = rows.filter((each) => !each.isCaught).length;
console.log(`\n${rows.length - missed} of ${rows.length} planted bugs caught in ${secondsSince(startedAtMs)} s`);
if (process.env['PROOF_FOLDER'] !== undefined) {
  const table = rows.map(({ name, says, isCaught, by }) => ({ name, says, by: isCaught ? by : 'not caught' }));
  const figure = { promise: 'suite', what: 'bugs planted in the product, one at a time', faults: rows.length, more: { caught: rows.length - missed, 'not caught': missed } };
  writeFileSync(join(process.env['PROOF_FOLDER'], 'planted.json'), JSON.stringify([figure]));
  writeFileSync(join(process.env['PROOF_FOLDER'], 'planted-table.json'), JSON.stringify(table));
}
process.exitCode = missed === 0 ? 0 : 1;
