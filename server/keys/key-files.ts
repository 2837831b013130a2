/**
 * The folder `keys/`: `index.json` says which keys there are and whose, `sealing/<id>.pem` holds
 * the private half of each that was made here or brought back. A private half is never deleted:
 * as long as a phone may hold a response sealed to it, it must open.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '#shared/sealing/envelope.ts';
import { openingKeyIn } from './sealing-pair.ts';
import type { OpeningKey } from './hpke.ts';
import { ownFolder, writeWhole } from './write-whole.ts';

const named = { id: z.string().check(z.regex(/^[0-9a-f]{32}$/)), publicKey: z.string() };

const keyIndex = z.object({
  formatVersion: z.literal(1),
  /** Newest last; the one in use has no end. */
  recovery: z.array(z.object({ ...named, sinceMs: z.int(), untilMs: z.nullable(z.int()) })),
  working: z.array(z.object({ ...named, campaign: z.string(), sinceMs: z.int(), untilMs: z.nullable(z.int()) })),
});
export type KeyIndex = z.infer<typeof keyIndex>;

const noKeys: KeyIndex = { formatVersion: 1, recovery: [], working: [] };

/** The index of the folder; an empty one when there is no folder yet. Throws when it cannot be read: then no key must be made. */
export function readKeyIndex(keysPath: string): KeyIndex {
  const path = indexPath(keysPath);
  return existsSync(path) ? keyIndex.parse(parseJson(readFileSync(path))) : noKeys;
}

export function writeKeyIndex(keysPath: string, index: KeyIndex): void {
  ownFolder(keysPath);
  writeWhole(indexPath(keysPath), `${JSON.stringify(index, null, 1)}\n`);
}

/** Before the index names the key: an id in the index always has its file. */
export function writePrivateHalf(keysPath: string, id: string, pem: string): void {
  ownFolder(join(keysPath, 'sealing'));
  writeWhole(privatePath(keysPath, id), pem);
}

export function hasPrivateHalf(keysPath: string, id: string): boolean {
  return existsSync(privatePath(keysPath, id));
}

/** Ids of the private halves that are there. */
export function privateHalves(keysPath: string): string[] {
  const folder = join(keysPath, 'sealing');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.flatMap((name) => /^([0-9a-f]{32})\.pem$/.exec(name)?.[1] ?? []);
}

export type OpeningKeys = (id: string) => OpeningKey | undefined;

/**
 * The private halves as they are asked for, kept once read. A key that is not there is looked for
 * each time, so that a thread finds what was made after it began.
 */
export function readOpeningKeys(keysPath: string): OpeningKeys {
  const kept = new Map<string, OpeningKey>();
  return (id) => {
    const known = kept.get(id);
    if (known !== undefined || !/^[0-9a-f]{32}$/.test(id)) return known;
    const read = readPrivateHalf(privatePath(keysPath, id));
    if (read !== undefined) kept.set(id, read);
    return read;
  };
}

function readPrivateHalf(path: string): OpeningKey | undefined {
  try {
    return openingKeyIn(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function indexPath(keysPath: string): string {
  return join(keysPath, 'index.json');
}

function privatePath(keysPath: string, id: string): string {
  return join(keysPath, 'sealing', `${id}.pem`);
}
