/** Entry of the server: reads the options, starts, says where it is, and stops when asked to. */
import { fileURLToPath } from 'node:url';
import { Problem } from '#shared/kernel/problem.ts';
import { fill } from '#shared/languages/fill.ts';
import type { BackupFailureCode } from '#shared/wire/server-health.ts';
import { backupWords } from './command-line/backup-words.ts';
import { compose } from './compose.ts';
import type { Composition } from './composition.ts';
import { announcementLines, terminalWords } from './start/announce.ts';
import { openDataFolder } from './start/data-folder.ts';
import { listen, type Listening } from './start/listen.ts';
import { loadDemonstration } from './start/load-demonstration.ts';
import { readLanguage, readOptions, type StartOptions } from './start/options.ts';
import { StartRefused } from './start/start-refused.ts';

const given = process.argv.slice(2);
const language = readLanguage(given, process.env['LANG']);
const words = terminalWords[language];
const failStopMs = 200;
// Whatever the rights of the data folder, what is made in it is for the server alone.
process.umask(0o077);

try {
  await start(readOptions(given));
} catch (error) {
  console.error(sentenceFor(error));
  process.exit(1);
}

async function start(options: StartOptions): Promise<void> {
  const folder = openDataFolder(options.dataFolder);
  const composition = compose({
    folder,
    clientFolder: fileURLToPath(new URL('../client', import.meta.url)),
    exportWorkerUrl: new URL('./exports/export-worker.js', import.meta.url),
    rebuildWorkerUrl: new URL('./storage/rebuild-worker.js', import.meta.url),
    reportWorkerUrl: new URL('./campaigns/report-worker.js', import.meta.url),
    openWorkerUrl: new URL('./ingest/open-worker.js', import.meta.url),
    backup: options.backup === null ? undefined : {
      ...options.backup, workerUrl: new URL('./backup/backup-worker.js', import.meta.url), onFailure: tellBackupFailure,
    },
    makesServerKey: options.makesServerKey,
    isHttps: options.tls !== null,
    version: __APP_VERSION__,
    now: Date.now,
    onFailStop: failStop,
    onLongFill: (progress) => { console.log(fill(words.fillingLedger, { ...progress })); },
    onFailure: tell,
    onAdminGone: (code) => { console.log(fill(words.firstAdmin, { code })); },
  });
  try {
    // Bound first: a used port must not cost a demonstration. Requests wait until it is loaded.
    const listening = await listen(composition.app, options);
    await loadDemonstration(composition, { isAllowed: options.loadsDemonstration, words, say: (line) => { console.log(line); }, nowMs: Date.now() });
    await announce(options, composition, listening);
    composition.startClocks();
    setImmediate(() => { composition.warm().catch(tell); });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(composition, listening));
  } catch (error) {
    await composition.close();
    throw error instanceof Problem && error.code === 'storage.full' ? new StartRefused('refusedFull', { folder: folder.path }) : error;
  }
}

function tellBackupFailure(code: BackupFailureCode, reason: string): void {
  const { failures, log } = backupWords(language);
  console.error(fill(log, { sentence: failures[code], reason }));
}

/** Of what nobody foresaw. */
function tell(error: unknown): void {
  console.error(fill(words.failed, { reason: reasonOf(error) }));
}

function sentenceFor(error: unknown): string {
  return error instanceof StartRefused ? fill(words[error.sentence], error.values) : fill(words.failed, { reason: reasonOf(error) });
}

async function announce(options: StartOptions, { storage, firstAdmin }: Composition, { origin }: Listening): Promise<void> {
  const campaigns = await storage.campaigns({ campaigns: 'all', units: 'all' });
  const lines = announcementLines(words, {
    origin, host: options.host, isHttps: options.tls !== null,
    hasDemonstration: campaigns.some((each) => each.campaign.isDemonstration),
    firstAdminCode: await firstAdmin.code(),
  });
  console.log(lines.join('\n'));
}

async function stop(composition: Composition, listening: Listening): Promise<void> {
  console.log(words.stopping);
  await listening.stop();
  await composition.close();
  process.exit(0);
}

/** Leaves the moment that running requests need to hear that nothing is known. */
function failStop(): void {
  console.error(words.storageFailed);
  setTimeout(() => process.exit(1), failStopMs);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
