/**
 * The payload of a sealed envelope. A fresh content key seals the content; HPKE (RFC 9180, base
 * mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM) seals the content key to each
 * recipient; every seal is bound to the header line.
 *
 *     per key id of the header, in its order: encapsulated key (65) + sealed content key (32 + 16)
 *     nonce (12)
 *     AES-256-GCM ciphertext of the content, its tag (16) at the end
 */
import type { OpenedEnvelope } from './envelope.ts';
import { hpkeSeal, sealedVersion } from './envelope.ts';

export const encapsulatedBytes = 65;
export const contentKeyBytes = 32;
export const nonceBytes = 12;
export const tagBytes = 16;
const slotBytes = encapsulatedBytes + contentKeyBytes + tagBytes;

/** Bound into every key: a seal of another purpose can never be opened as an envelope. */
export const hpkeInfo = new TextEncoder().encode('hailong envelope 2');

/** The content key, sealed to one recipient. */
export interface KeySlot {
  readonly keyId: string;
  readonly encapsulated: Uint8Array;
  readonly sealedKey: Uint8Array;
}

export interface SealedPayload {
  readonly slots: readonly KeySlot[];
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** The parts of a sealed payload, or undefined when the envelope is not sealed this way or too short. */
export function readSealedPayload({ header, payload }: OpenedEnvelope): SealedPayload | undefined {
  const { keyIds, envelopeVersion, seal } = header;
  if (envelopeVersion !== sealedVersion || seal !== hpkeSeal || keyIds === undefined) return undefined;
  const nonceAt = keyIds.length * slotBytes;
  const contentAt = nonceAt + nonceBytes;
  if (payload.length < contentAt + tagBytes) return undefined;
  return {
    slots: keyIds.map((keyId, index) => slotAt(payload, index * slotBytes, keyId)),
    nonce: payload.subarray(nonceAt, contentAt),
    ciphertext: payload.subarray(contentAt),
  };
}

function slotAt(payload: Uint8Array, at: number, keyId: string): KeySlot {
  const keyAt = at + encapsulatedBytes;
  return { keyId, encapsulated: payload.subarray(at, keyAt), sealedKey: payload.subarray(keyAt, at + slotBytes) };
}

/** `parts` one after the other. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
