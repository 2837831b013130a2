/** The data key of a file, sealed to each key that may open the file. */
import { randomBytes } from 'node:crypto';
import { fromBase64, toBase64 } from '#shared/kernel/base64.ts';
import { hpkeOpen, hpkeSealTo } from '#shared/sealing/hpke-suite.ts';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import { DamagedFile } from './damaged-file.ts';
import { dataKeyBytes, dataKeyInfo, type KeySlot } from './format.ts';

/** The private half of the key of that id, or nothing. */
export type OpeningKeyOf = (keyId: string) => CryptoKey | CryptoKeyPair | undefined;

/** A fresh data key; `aad` is what its seals are bound to. */
export async function makeDataKey(
  recipients: readonly SealingKey[], aad: Uint8Array,
): Promise<{ readonly dataKey: Buffer; readonly slots: readonly KeySlot[] }> {
  const dataKey = randomBytes(dataKeyBytes);
  const slots = await Promise.all(recipients.map(async ({ id, publicKey }): Promise<KeySlot> => {
    const sealed = await hpkeSealTo(fromBase64(publicKey), dataKey, { info: dataKeyInfo, aad });
    return { keyId: id, encapsulated: toBase64(sealed.encapsulated), sealedKey: toBase64(sealed.ciphertext) };
  }));
  return { dataKey, slots };
}

/** Throws `DamagedFile` when no key at hand opens it. */
export async function openDataKey(slots: readonly KeySlot[], keyOf: OpeningKeyOf, aad: Uint8Array): Promise<Buffer> {
  const slot = slots.find(({ keyId }) => keyOf(keyId) !== undefined);
  const key = slot === undefined ? undefined : keyOf(slot.keyId);
  if (slot === undefined || key === undefined) throw new DamagedFile('key_unknown');
  const dataKey = await openSlot(slot, key, aad);
  if (dataKey.length !== dataKeyBytes) throw new DamagedFile('damaged');
  return dataKey;
}

async function openSlot(slot: KeySlot, key: CryptoKey | CryptoKeyPair, aad: Uint8Array): Promise<Buffer> {
  try {
    const sealed = { encapsulated: fromBase64(slot.encapsulated), ciphertext: fromBase64(slot.sealedKey) };
    return Buffer.from(await hpkeOpen(key, sealed, { info: dataKeyInfo, aad }));
  } catch {
    throw new DamagedFile('damaged');
  }
}
