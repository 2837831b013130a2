/** `restore --from DIR --to DATA [--recovery FILE --passphrase-file FILE] [--server ID] [--older]`: a server from its backups. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { vietnamDay, vietnamTime } from '#shared/kernel/instant.ts';
import { fill } from '#shared/languages/fill.ts';
import { folderTarget } from '../backup/folder-target.ts';
import { fileName } from '../backup/file-names.ts';
import type { BadFile } from '../backup/catalogue.ts';
import { restore, serverId, type RestoreRequest, type Restored } from '../backup/restore.ts';
import { RestoreRefused } from '../backup/restore-ports.ts';
import { composeRestoreDatabase, lockForRestore } from '../compose-backup.ts';
import { openRecoveryFile, type RecoveryFault } from '../keys/recovery-file.ts';
import type { SealingPair } from '../keys/sealing-pair.ts';
import { openDataFolder } from '../start/data-folder.ts';
import { backupWords, type BackupWords } from './backup-words.ts';
import { exitCodes, type CommandIo } from './command.ts';
import { noArguments, readArguments, requiredFlag, type ReadArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

const known = { from: 'value', to: 'value', recovery: 'value', 'passphrase-file': 'value', server: 'value', older: 'switch' } as const;

export async function run(given: readonly string[], io: CommandIo): Promise<number> {
  const args = readArguments(given, known);
  noArguments(args);
  const words = backupWords(io.language);
  const [from, to] = [resolve(requiredFlag(args, 'from')), requiredFlag(args, 'to')];
  if (!existsSync(from) || !statSync(from).isDirectory()) return refuse(io, fill(words.folderMissing, { folder: from }));
  const recovery = await readRecovery(args, io);
  if (recovery !== null && 'fault' in recovery) return refuse(io, fill(faultSentence(words, recovery.fault), { file: args.values.get('recovery') ?? '' }));
  const folder = openDataFolder(resolve(to));
  const lock = lockForRestore(folder);
  if (lock === undefined) throw new UsageError('dataInUse', { folder: to }, 1);
  try {
    print(io, await work({ from, folder, recovery, server: args.values.get('server') ?? null, allowsOlder: args.switches.has('older') }), to);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof RestoreRefused)) throw error;
    for (const each of error.skipped) io.error(skippedLine(words, each));
    return refuse(io, fill(words[error.refusal], { ...error.values, folder: from, data: to }));
  } finally {
    lock.release();
  }
}

function work({ from, ...request }: Pick<RestoreRequest, 'folder' | 'recovery' | 'server' | 'allowsOlder'> & { readonly from: string }): Promise<Restored> {
  const nowMs = Date.now();
  return restore({ ...request, target: folderTarget(from), nowMs, database: composeRestoreDatabase(nowMs) });
}

/** Null where the keys of the folder itself are to do. */
async function readRecovery(args: ReadArguments, io: CommandIo): Promise<SealingPair | { readonly fault: RecoveryFault } | null> {
  const file = args.values.get('recovery');
  if (file === undefined) return null;
  const passphrase = await io.readFile(requiredFlag(args, 'passphrase-file'));
  return openRecoveryFile(await io.readFile(file), Buffer.from(passphrase).toString('utf8'));
}

function faultSentence(words: BackupWords, fault: RecoveryFault): string {
  return { no_recovery_file: words.restoreRecoveryFile, public_half_only: words.restorePublicHalf, wrong_passphrase: words.restorePassphrase }[fault];
}

function refuse(io: CommandIo, sentence: string): number {
  io.error(sentence);
  return exitCodes.wrongInput;
}

function print(io: CommandIo, done: Restored, folder: string): void {
  const words = backupWords(io.language);
  const lines = [
    ...done.skipped.map((each) => skippedLine(words, each)),
    fill(words.restored, { file: fileName(done.full), full: moment(done.full.madeAtMs), segments: done.segments, envelopes: done.envelopesOfSegments }),
    fill(words.restoredUpTo, { at: moment(done.tip.madeAtMs), size: done.tip.size, all: done.envelopes }),
    fill(words.restoredEpoch, { size: done.head.size, server: serverId(done.full.serverKey) }),
    fill(words.restoredPhones, { devices: done.devices }),
    words.restoredDesk,
    ...(done.putAside === null ? [] : [fill(words.restoredAside, { file: done.putAside })]),
    ...(done.keysWritten.length === 0 ? [] : [fill(words.restoredKeys, { files: done.keysWritten.join(', ') })]),
    fill(words.restoredNext, { folder }),
  ];
  io.out(`${lines.join('\n')}\n`);
}

function skippedLine(words: BackupWords, { name, damage }: BadFile): string {
  return fill(words.skipped, { file: name, reason: words.damages[damage] });
}

function moment(atMs: number): string {
  return `${vietnamDay(atMs)} ${vietnamTime(atMs)}`;
}
