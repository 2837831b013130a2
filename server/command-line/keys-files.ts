/** Where the `keys` command reads and writes. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fill } from '#shared/languages/fill.ts';
import type { KeyPlaces } from '../keys/keys-backup.ts';
import { writeWhole } from '../keys/write-whole.ts';
import { exitCodes, type CommandIo } from './command.ts';
import { keysWords } from './keys-words.ts';
import { defaultDataFolder } from './office.ts';
import type { ReadArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

/** Keys are read beside a running server: nothing is changed. */
export function dataFolderAt({ values }: ReadArguments): string {
  const folder = values.get('data') ?? defaultDataFolder;
  if (!existsSync(resolve(folder))) throw new UsageError('dataMissing', { folder }, 1);
  return resolve(folder);
}

export function keyPlacesOf(folder: string): KeyPlaces {
  return { serverKeyPath: join(folder, 'server-key.pem'), keysPath: join(folder, 'keys') };
}

/** Never over a file that is there. False, and said, when it was not written. */
export function writeNewFile(io: CommandIo, file: string, content: string | Uint8Array): boolean {
  if (isThere(io, file)) return false;
  try {
    writeWhole(resolve(file), content);
    return true;
  } catch {
    io.error(fill(keysWords(io.language).fileNotWritten, { file }));
    return false;
  }
}

/** A file that is there stays as it is, which is said. */
export function isThere(io: CommandIo, file: string): boolean {
  const isTaken = existsSync(file);
  if (isTaken) io.error(fill(keysWords(io.language).fileThere, { file }));
  return isTaken;
}

export function refuse(io: CommandIo, sentence: string, code: number = exitCodes.wrongInput): number {
  io.error(sentence);
  return code;
}
