/** `backup --data DIR --to DIR`: one full backup, beside a running server or without one. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fill } from '#shared/languages/fill.ts';
import { readServerKey } from '../auth/keys.ts';
import { asBackupFailed } from '../backup/backup-failed.ts';
import type { FullLaid } from '../backup/lay-full.ts';
import { serverId } from '../backup/restore.ts';
import { openWork } from '../backup/works.ts';
import { backupPaths, composeBackupDatabase } from '../compose-backup.ts';
import { openDataFolder } from '../start/data-folder.ts';
import { backupWords } from './backup-words.ts';
import { exitCodes, type CommandIo } from './command.ts';
import { defaultDataFolder } from './office.ts';
import { noArguments, readArguments, requiredFlag } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

const bytesPerMegabyte = 1_000_000;

export async function run(given: readonly string[], io: CommandIo): Promise<number> {
  const args = readArguments(given, { data: 'value', to: 'value' });
  noArguments(args);
  const words = backupWords(io.language);
  const data = args.values.get('data') ?? defaultDataFolder;
  const place = resolve(requiredFlag(args, 'to'));
  if (!existsSync(resolve(data, 'hailong.db'))) throw new UsageError('dataMissing', { folder: data }, 1);
  if (!isFolder(place)) {
    io.error(fill(words.folderMissing, { folder: place }));
    return exitCodes.wrongInput;
  }
  const folder = openDataFolder(resolve(data));
  const paths = backupPaths(folder, place, 'hand');
  try {
    const { name, ledgerSize, sizeBytes } = await openWork('full', { paths, database: composeBackupDatabase(paths.databasePath), now: Date.now }).run() as FullLaid;
    io.out(`${fill(words.done, { server: serverId(readServerKey(folder.serverKeyPath).publicKey), size: ledgerSize, file: name, megabytes: Math.ceil(sizeBytes / bytesPerMegabyte) })}\n`);
    return exitCodes.done;
  } catch (error) {
    const { code, message } = asBackupFailed(error);
    io.error(fill(words.log, { sentence: words.failures[code], reason: message }));
    return exitCodes.wrongInput;
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
