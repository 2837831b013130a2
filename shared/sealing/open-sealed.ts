/**
 * Opening a sealed envelope by WebCrypto. It never throws: what cannot be opened says whether the
 * key is missing, which can be mended, or the bytes are no sealed content. The signature is
 * checked apart from it, by whoever knows the device's key.
 */
import type { OpenedEnvelope } from './envelope.ts';
import { unpadContent, type Inflate } from './padded-content.ts';
import { hpkeInfo, readSealedPayload, type KeySlot, type SealedPayload } from './sealed-payload.ts';

export type OpenFault = 'key_unknown' | 'unreadable';
export type OpenedContent = { readonly payload: Uint8Array } | { readonly fault: OpenFault };

/** The private half of the key of that id, or nothing. */
export type KeyOf = (id: string) => CryptoKey | CryptoKeyPair | undefined;

/** The response's bytes inside, by whichever of its keys `keyOf` knows first. */
export async function openSealed(opened: OpenedEnvelope, keyOf: KeyOf, inflate: Inflate): Promise<OpenedContent> {
  const sealed = readSealedPayload(opened);
  if (sealed === undefined) return { fault: 'unreadable' };
  const slot = sealed.slots.find(({ keyId }) => keyOf(keyId) !== undefined);
  const key = slot === undefined ? undefined : keyOf(slot.keyId);
  if (slot === undefined || key === undefined) return { fault: 'key_unknown' };
  const padded = await decrypt(sealed, { slot, key, aad: opened.headerBytes });
  const payload = padded === undefined ? undefined : unpadContent(padded, inflate);
  return payload === undefined ? { fault: 'unreadable' } : { payload };
}

interface With {
  readonly slot: KeySlot;
  readonly key: CryptoKey | CryptoKeyPair;
  readonly aad: Uint8Array;
}

async function decrypt({ nonce, ciphertext }: SealedPayload, { slot, key, aad }: With): Promise<Uint8Array | undefined> {
  const { hpkeOpen } = await import('./hpke-suite.ts');
  try {
    const sealed = { encapsulated: slot.encapsulated, ciphertext: slot.sealedKey };
    const raw = await hpkeOpen(key, sealed, { info: hpkeInfo, aad });
    const contentKey = await crypto.subtle.importKey('raw', raw as Uint8Array<ArrayBuffer>, 'AES-GCM', false, ['decrypt']);
    const algorithm = { name: 'AES-GCM', iv: nonce as Uint8Array<ArrayBuffer>, additionalData: aad as Uint8Array<ArrayBuffer> };
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, contentKey, ciphertext as Uint8Array<ArrayBuffer>));
  } catch {
    return undefined;
  }
}
