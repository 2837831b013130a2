/** What can happen to the files of Chromium's IndexedDB (a LevelDB): every kind that was seen or is easy to think of. */
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../shared/kernel/random.ts';

export type Damage = (folder: string, random: Random) => void;

const page = 4_096;

export const damages: Readonly<Record<string, Damage>> = {
  'log garbled over 4 KB': (folder, random) => overwrite(largest(folder, /\.log$/), random, () => random.integer(256)),
  'log zeroed over 4 KB': (folder, random) => overwrite(largest(folder, /\.log$/), random, () => 0),
  'log cut in half': (folder) => cutTo(largest(folder, /\.log$/), 0.5),
  'log cut by its last 100 bytes': (folder) => truncateSync(largest(folder, /\.log$/), Math.max(0, statSync(largest(folder, /\.log$/)).size - 100)),
  'table cut': (folder, random) => cutTo(largest(folder, /\.ldb$/), 0.2 + random.integer(70) / 100),
  'table missing': (folder) => rmSync(largest(folder, /\.ldb$/)),
  'one bit flipped in a table': (folder, random) => flip(largest(folder, /\.ldb$/), random),
  'manifest garbled': (folder, random) => overwrite(largest(folder, /^MANIFEST/), random, () => random.integer(256)),
  'manifest missing': (folder) => rmSync(largest(folder, /^MANIFEST/)),
  'CURRENT emptied': (folder) => writeFileSync(join(folder, 'CURRENT'), ''),
};

/** The files of IndexedDB of the one origin in this profile. */
export function levelDbOf(profile: string): string {
  const folder = join(profile, 'Default', 'IndexedDB');
  const name = readdirSync(folder).find((each) => each.endsWith('.indexeddb.leveldb'));
  if (name === undefined) throw new Error('There is no database in this profile.');
  return join(folder, name);
}

function largest(folder: string, name: RegExp): string {
  const files = readdirSync(folder).filter((each) => name.test(each)).map((each) => join(folder, each));
  const [first] = files.sort((left, right) => statSync(right).size - statSync(left).size);
  if (first === undefined) throw new Error(`There is no file like ${String(name)}.`);
  return first;
}

function overwrite(file: string, random: Random, byte: () => number): void {
  const bytes = readFileSync(file);
  const at = random.integer(Math.max(1, bytes.length - page));
  for (let index = at; index < Math.min(bytes.length, at + page); index += 1) bytes[index] = byte();
  writeFileSync(file, bytes);
}

function flip(file: string, random: Random): void {
  const bytes = readFileSync(file);
  const at = random.integer(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(8));
  writeFileSync(file, bytes);
}

function cutTo(file: string, share: number): void {
  truncateSync(file, Math.floor(statSync(file).size * share));
}
