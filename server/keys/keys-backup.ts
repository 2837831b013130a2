/**
 * All keys of a server in one file, sealed to the recovery key: its signing key, which devices pin,
 * and everything in `keys/`. Whoever finds the file reads nothing; whoever has it and the recovery
 * key can raise the server again under its own name.
 *
 *     hailong keys 1\n<recovery key id>\n<encapsulated key, 65><sealed JSON: path → content in base64>
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '#shared/sealing/envelope.ts';
import { encapsulatedBytes } from '#shared/sealing/sealed-payload.ts';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import { hpkeOpen, hpkeSeal } from './hpke.ts';
import { openingKeyIn, type SealingPair } from './sealing-pair.ts';
import { ownFolder, writeWhole } from './write-whole.ts';

const firstLine = 'hailong keys 1';
const info = Buffer.from(firstLine);
const idDigits = 32;
const headBytes = firstLine.length + 1 + idDigits + 1;
const serverKeyName = 'server-key.pem';
/** Of one file; more is no key of ours. */
const mostBytes = 65_536;

/** Where keys lie in a data folder. */
export interface KeyPlaces {
  readonly serverKeyPath: string;
  readonly keysPath: string;
}
/** Files by their place: `server-key.pem`, `keys/…`. */
export type KeyFiles = ReadonlyMap<string, Uint8Array>;

const packed = z.record(z.string().check(z.regex(/^(server-key\.pem|keys\/([a-z0-9-]+\/)?[a-z0-9-]+\.(pem|json))$/)), z.string());

export function sealKeys(places: KeyPlaces, recovery: SealingKey): Uint8Array {
  const files = Object.fromEntries([...readKeyPlaces(places)].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]));
  const aad = Buffer.from(`${firstLine}\n${recovery.id}\n`);
  const { encapsulated, ciphertext } = hpkeSeal(Buffer.from(recovery.publicKey, 'base64'), Buffer.from(JSON.stringify(files)), { info, aad });
  return Buffer.concat([aad, encapsulated, ciphertext]);
}

export type KeysBackupFault = 'no_keys_backup' | 'other_recovery_key';

export function openKeysBackup(bytes: Uint8Array, recovery: SealingPair): KeyFiles | { readonly fault: KeysBackupFault } {
  const aad = bytes.subarray(0, headBytes);
  const [line, id] = Buffer.from(aad).toString('latin1').split('\n');
  if (line !== firstLine || bytes.length < headBytes + encapsulatedBytes) return { fault: 'no_keys_backup' };
  if (id !== recovery.key.id) return { fault: 'other_recovery_key' };
  const sealed = { encapsulated: bytes.subarray(headBytes, headBytes + encapsulatedBytes), ciphertext: bytes.subarray(headBytes + encapsulatedBytes) };
  try {
    const files = packed.parse(parseJson(hpkeOpen(openingKeyIn(recovery.pem), sealed, { info, aad })));
    return new Map(Object.entries(files).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]));
  } catch {
    return { fault: 'no_keys_backup' };
  }
}

/** The files as they stand. Whatever is unfinished or not ours is left out. */
export function readKeyPlaces({ serverKeyPath, keysPath }: KeyPlaces): KeyFiles {
  const files = new Map<string, Uint8Array>();
  if (existsSync(serverKeyPath)) files.set(serverKeyName, readFileSync(serverKeyPath));
  const entries = existsSync(keysPath) ? readdirSync(keysPath, { recursive: true, withFileTypes: true }) : [];
  for (const entry of entries.filter((each) => each.isFile() && /\.(pem|json)$/.test(each.name))) {
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    if (bytes.length <= mostBytes) files.set(`keys/${relative(keysPath, path).split(sep).join('/')}`, bytes);
  }
  return files;
}

/** Writes the files of a backup that are not there yet; what is there stays as it is. Returns the names written. */
export function putBackKeys({ serverKeyPath, keysPath }: KeyPlaces, files: KeyFiles): string[] {
  const written: string[] = [];
  for (const [name, bytes] of files) {
    const path = name === serverKeyName ? serverKeyPath : join(dirname(keysPath), ...name.split('/'));
    if (existsSync(path)) continue;
    ownFolder(dirname(path));
    writeWhole(path, bytes);
    written.push(name);
  }
  return written;
}
