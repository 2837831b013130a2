/**
 * The server's own key to its backups: with it the server reads back what it wrote, and a database
 * is restored where the data folder still has its keys. Elsewhere it takes the recovery key.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePair, sealingKeyIn, type SealingPair } from '../keys/sealing-pair.ts';
import { ownFolder, writeWhole } from '../keys/write-whole.ts';

const fileName = 'backup-key.pem';

/** Made when there is none yet. */
export function openBackupKey(keysPath: string): SealingPair {
  const known = readBackupKey(keysPath);
  if (known !== undefined) return known;
  const pair = makePair();
  ownFolder(keysPath);
  writeWhole(join(keysPath, fileName), pair.pem);
  return pair;
}

export function readBackupKey(keysPath: string): SealingPair | undefined {
  const path = join(keysPath, fileName);
  if (!existsSync(path)) return undefined;
  const pem = readFileSync(path, 'utf8');
  return { key: sealingKeyIn(pem), pem };
}
