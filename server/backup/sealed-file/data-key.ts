/** The data key of a file, sealed to each key that may open the file. */
import { randomBytes } from 'node:crypto';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import { hpkeOpen, hpkeSeal, type OpeningKey } from '../../keys/hpke.ts';
import { DamagedFile } from './damaged-file.ts';
import { dataKeyBytes, dataKeyInfo, type KeySlot } from './format.ts';

/** The private half of the key of that id, or nothing. */
export type OpeningKeyOf = (keyId: string) => OpeningKey | undefined;

/** A fresh data key; `aad` is what its seals are bound to. */
export function makeDataKey(recipients: readonly SealingKey[], aad: Uint8Array): { readonly dataKey: Buffer; readonly slots: readonly KeySlot[] } {
  const dataKey = randomBytes(dataKeyBytes);
  const slots = recipients.map(({ id, publicKey }): KeySlot => {
    const sealed = hpkeSeal(Buffer.from(publicKey, 'base64'), dataKey, { info: dataKeyInfo, aad });
    return { keyId: id, encapsulated: Buffer.from(sealed.encapsulated).toString('base64'), sealedKey: Buffer.from(sealed.ciphertext).toString('base64') };
  });
  return { dataKey, slots };
}

/** Throws `DamagedFile` when no key at hand opens it. */
export function openDataKey(slots: readonly KeySlot[], keyOf: OpeningKeyOf, aad: Uint8Array): Buffer {
  const slot = slots.find(({ keyId }) => keyOf(keyId) !== undefined);
  const key = slot === undefined ? undefined : keyOf(slot.keyId);
  if (slot === undefined || key === undefined) throw new DamagedFile('key_unknown');
  const dataKey = openSlot(slot, key, aad);
  if (dataKey.length !== dataKeyBytes) throw new DamagedFile('damaged');
  return dataKey;
}

function openSlot(slot: KeySlot, key: OpeningKey, aad: Uint8Array): Buffer {
  try {
    const sealed = { encapsulated: Buffer.from(slot.encapsulated, 'base64'), ciphertext: Buffer.from(slot.sealedKey, 'base64') };
    return Buffer.from(hpkeOpen(key, sealed, { info: dataKeyInfo, aad }));
  } catch {
    throw new DamagedFile('damaged');
  }
}
