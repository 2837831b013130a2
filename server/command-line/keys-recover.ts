/** `keys recover`: lost keys come back, and what was held for want of them is judged again. */
import { existsSync, readFileSync } from 'node:fs';
import { fill } from '#shared/languages/fill.ts';
import { lockForRestore } from '../compose-backup.ts';
import { openKeysBackup, putBackKeys, type KeyFiles, type KeyPlaces } from '../keys/keys-backup.ts';
import { openRecoveryFile, type RecoveryFault } from '../keys/recovery-file.ts';
import type { SealingPair } from '../keys/sealing-pair.ts';
import { openDataFolder } from '../start/data-folder.ts';
import { exitCodes, type OfficeIo } from './command.ts';
import { dataFolderAt, refuse } from './keys-files.ts';
import { keysWords } from './keys-words.ts';
import { withOffice } from './office.ts';
import { noArguments, readArguments, requiredFlag, type ReadArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

export async function recover(given: readonly string[], io: OfficeIo): Promise<number> {
  const args = readArguments(given, { recovery: 'value', 'passphrase-file': 'value', from: 'value', data: 'value' });
  noArguments(args);
  const words = keysWords(io.language);
  const folder = dataFolderAt(args);
  const recovery = await openRecovery(args, io);
  if ('fault' in recovery) return refuse(io, fill(words[sentences[recovery.fault]], { file: requiredFlag(args, 'recovery') }));
  const file = args.values.get('from');
  const files = file === undefined ? null : openKeysBackup(await io.readFile(file), recovery);
  if (files !== null && 'fault' in files) return refuse(io, fill(files.fault === 'no_keys_backup' ? words.noKeysBackup : words.otherRecoveryKey, { file: file ?? '' }));
  const lines = files === null ? [] : putBack(folder, files, io);
  const counted = await withOffice(io, { folder, ifMissing: 'make' }, async ({ keys, judgeKeysAgain }) => {
    if (files === null) keys.bringBack(recovery);
    else keys.noteRecovered(idsIn(files));
    return judgeKeysAgain();
  });
  const opens = files === null ? [fill(words.recoveryOpens, { id: recovery.key.id })] : [];
  io.out(`${[...lines, ...opens, fill(words.countedNow, { count: counted })].join('\n')}\n`);
  return exitCodes.done;
}

const sentences = {
  no_recovery_file: 'noRecoveryFile', public_half_only: 'publicHalfOnly', wrong_passphrase: 'wrongPassphrase',
} as const satisfies Record<RecoveryFault, string>;

async function openRecovery(args: ReadArguments, io: OfficeIo): Promise<SealingPair | { readonly fault: RecoveryFault }> {
  const passphrase = Buffer.from(await io.readFile(requiredFlag(args, 'passphrase-file'))).toString('utf8');
  return openRecoveryFile(await io.readFile(requiredFlag(args, 'recovery')), passphrase);
}

/** Before anything else opens the folder: nothing starts without the signing key. */
function putBack(path: string, files: KeyFiles, io: OfficeIo): string[] {
  const words = keysWords(io.language);
  const folder = openDataFolder(path);
  const lock = lockForRestore(folder);
  if (lock === undefined) throw new UsageError('dataInUse', { folder: path }, 1);
  try {
    const written = putBackKeys(folder, files);
    return [fill(words.putBack, { count: written.length }), ...(hasOtherServerKey(folder, files) ? [words.serverKeyDiffers] : [])];
  } finally {
    lock.release();
  }
}

function hasOtherServerKey({ serverKeyPath }: KeyPlaces, files: KeyFiles): boolean {
  const copied = files.get('server-key.pem');
  return copied !== undefined && existsSync(serverKeyPath) && !readFileSync(serverKeyPath).equals(copied);
}

function idsIn(files: KeyFiles): string[] {
  return [...files.keys()].flatMap((name) => /^keys\/sealing\/([0-9a-f]{32})\.pem$/.exec(name)?.[1] ?? []);
}
