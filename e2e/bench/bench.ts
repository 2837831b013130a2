/**
 * `npm run bench`: every figure that the product promises for its speed, beside its target.
 * `npm run bench -- ingest reads` measures only these parts: index, device-store, sealing, sealed-ingest, backup, ingest, reads, start, field-app, sync, soak.
 * `soak` stores 40,000 responses; `soak=500000` is the full run. A part that fails is told under the table, and the end is 1.
 */
import { removeFolder } from '../server.ts';
import { measureBackup } from './backup.ts';
import { measureDeviceStore } from './device-store.ts';
import { measureFieldApp } from './field-app.ts';
import { measureIndex } from './index-measure.ts';
import { measureIngest } from './ingest.ts';
import { measureReads } from './reads.ts';
import { measureSealedIngest } from './sealed-ingest.ts';
import { measureSealing } from './sealing.ts';
import { makeSetting } from './setting.ts';
import { measureSoak } from './soak.ts';
import { measureStart } from './start.ts';
import { measureSync } from './sync.ts';
import { keepsTarget, printTable, type Measurement } from './table.ts';

const alone = ['index', 'device-store', 'sealing', 'sealed-ingest', 'backup', 'soak'] as const;
const onOneServer = ['field-app', 'sync', 'ingest', 'reads', 'start'] as const;
const parts = [...alone, ...onOneServer];
const given = process.argv.slice(2).map((each) => each.split('='));
const asked = given.map(([part = '']) => part);
const soakResponses = Number(given.find(([part]) => part === 'soak')?.[1] ?? Number.NaN);
const unknown = asked.filter((each) => !parts.some((part) => part === each));
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}; there are ${parts.join(', ')}.\n`);
  process.exit(1);
}
const isAsked = (part: (typeof parts)[number]): boolean => asked.length === 0 || asked.includes(part);
const measured: Measurement[] = [];
const failures: string[] = [];
/** A part that throws costs its own figures, not those of the others. */
const measure = async (part: (typeof parts)[number] | 'server', work: () => Promise<Measurement[]>): Promise<void> => {
  if (part !== 'server' && !isAsked(part)) return;
  process.stderr.write(`measuring ${part} …\n`);
  try {
    measured.push(...(await work()));
  } catch (error) {
    failures.push(`${part}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
  }
};

await measure('index', measureIndex);
await measure('device-store', measureDeviceStore);
await measure('sealing', measureSealing);
await measure('sealed-ingest', measureSealedIngest);
await measure('backup', measureBackup);
await measure('soak', () => measureSoak(Number.isInteger(soakResponses) ? soakResponses : undefined));
if (onOneServer.some(isAsked)) await measure('server', measureServer);

/** The parts that need a running server. */
async function measureServer(): Promise<Measurement[]> {
  const setting = await makeSetting();
  try {
    await measure('field-app', () => measureFieldApp(setting.server));
    await measure('sync', () => measureSync(setting, (each) => measured.push(each)));
    await measure('ingest', () => measureIngest(setting));
    await measure('reads', () => measureReads(setting));
  } finally {
    setting.endGenerator();
    await setting.server.stop();
  }
  await measure('start', () => measureStart(setting.server.data));
  removeFolder(setting.server.data);
  return [];
}

process.stdout.write(`\n${printTable(measured)}\n`);
const missed = measured.filter((each) => !keepsTarget(each)).length;
process.stdout.write(`\n${missed === 0 ? `Every target${failures.length === 0 ? '' : ' that was measured'} is kept.` : `${missed} targets are missed.`}\n`);
for (const each of failures) process.stdout.write(`\nNot measured, ${each}\n`);
if (failures.length > 0) process.exitCode = 1;
