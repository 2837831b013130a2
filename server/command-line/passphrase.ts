/** The passphrase of a recovery key: from a file, or made so that nobody has to think one up. */
import { randomBytes } from 'node:crypto';
import { fill } from '#shared/languages/fill.ts';
import type { CommandIo } from './command.ts';
import { refuse } from './keys-files.ts';
import { keysWords } from './keys-words.ts';
import type { ReadArguments } from './read-arguments.ts';

export const leastCharacters = 16;

/** Letters and digits that are not taken for one another on paper. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const groups = 6;
const groupLength = 4;

/** 120 bits in six groups of four. */
export function makePassphrase(): string {
  const characters = Array.from(randomBytes(groups * groupLength), (byte) => alphabet[byte % alphabet.length] ?? '');
  return Array.from({ length: groups }, (_, at) => characters.slice(at * groupLength, (at + 1) * groupLength).join('')).join('-');
}

/** Null where no file is named; the exit code where it is too short, which was said. */
export async function readPassphrase({ values }: ReadArguments, io: CommandIo): Promise<string | null | number> {
  const file = values.get('passphrase-file');
  if (file === undefined) return null;
  const passphrase = Buffer.from(await io.readFile(file)).toString('utf8').trim();
  const isLong = [...passphrase.normalize('NFC')].length >= leastCharacters;
  return isLong ? passphrase : refuse(io, fill(keysWords(io.language).passphraseShort, { least: leastCharacters }));
}
