/** The keys that a backup needs, read anew each time: a recovery key may have been made since. */
import { createHash } from 'node:crypto';
import { readServerKey, type ServerKey } from '../auth/keys.ts';
import { recoveryKeyOf } from '../keys/key-store.ts';
import { readKeyPlaces, sealKeys, type KeyPlaces } from '../keys/keys-backup.ts';
import { openingKeyIn } from '../keys/sealing-pair.ts';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import { BackupFailed } from './backup-failed.ts';
import { openBackupKey } from './backup-key.ts';
import type { OpeningKeyOf } from './sealed-file/data-key.ts';

export interface BackupKeys {
  readonly serverKey: ServerKey;
  /** Who may open what is laid down: this server and the holder of the recovery key. */
  readonly recipients: readonly SealingKey[];
  /** The server's own way in. */
  readonly keyOf: OpeningKeyOf;
  /** Changes with any of the server's keys. */
  readonly keysHash: string;
  /** All keys of the server, sealed to the recovery key alone. */
  sealedKeys(): Uint8Array;
}

export function readBackupKeys(places: KeyPlaces): BackupKeys {
  const recovery = recoveryKeyOf(places.keysPath);
  if (recovery === null) throw new BackupFailed('no_recovery_key');
  const backup = openBackupKey(places.keysPath);
  const opening = openingKeyIn(backup.pem);
  const files = [...readKeyPlaces(places)].sort(([one], [other]) => (one < other ? -1 : 1));
  const hash = createHash('sha256').update(recovery.id);
  for (const [name, bytes] of files) hash.update(`\n${name}\n`).update(bytes);
  return {
    serverKey: readServerKey(places.serverKeyPath),
    recipients: [backup.key, recovery],
    keyOf: (id) => (id === backup.key.id ? opening : undefined),
    keysHash: hash.digest('hex'),
    sealedKeys: () => sealKeys(places, recovery),
  };
}
