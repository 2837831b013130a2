/**
 * Sealing: from a finished response to the bytes that are kept, sent and stored from then on.
 * Afterwards nobody reads the answers but the holders of the recipients' private keys, not even
 * the device that made them; and nobody changes a byte without the signature showing it.
 */
import { fromBase64 } from '../kernel/base64.ts';
import { assert } from '../kernel/assert.ts';
import type { Response } from '../response/model.ts';
import { headerOf, hpkeSeal, maxKeyIds, sealedVersion, type ChainPlace } from './envelope.ts';
import { lowS } from './low-s.ts';
import { padContent, type Compress } from './padded-content.ts';
import { contentKeyBytes, hpkeInfo, joinBytes, nonceBytes } from './sealed-payload.ts';
import type { SealingKey } from './sealing-key.ts';
import { signatureBytes } from './signing.ts';

export interface SealWith {
  /** The working key, then the recovery key where there is one. */
  readonly recipients: readonly SealingKey[];
  /** The device's signature over the bytes given. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Null where the browser cannot compress. */
  readonly compress: Compress | null;
}

/** The bytes of a sealed, signed envelope around `response`. Called once per response, at finish. */
export async function sealEnvelope(response: Response, chain: ChainPlace, { recipients, sign, compress }: SealWith): Promise<Uint8Array> {
  assert(recipients.length > 0 && recipients.length <= maxKeyIds, 'A response is sealed to somebody.');
  const header = headerOf(response, chain, { envelopeVersion: sealedVersion, seal: hpkeSeal, keyIds: recipients.map((each) => each.id) });
  const aad = encode(JSON.stringify(header));
  const content = await padContent(encode(JSON.stringify(response)), compress);
  const signed = joinBytes([aad, encode('\n'), await sealContent(content, aad, recipients)]);
  const signature = lowS(await sign(signed));
  assert(signature.length === signatureBytes, 'A signature has its length.');
  return joinBytes([signed, signature]);
}

async function sealContent(content: Uint8Array<ArrayBuffer>, aad: Uint8Array<ArrayBuffer>, recipients: readonly SealingKey[]): Promise<Uint8Array> {
  const { hpkeSealTo } = await import('./hpke-suite.ts');
  const secret = await freshBytes(contentKeyBytes + nonceBytes);
  const [key, nonce] = [secret.subarray(0, contentKeyBytes), secret.subarray(contentKeyBytes)];
  const slots = await Promise.all(recipients.map(async ({ publicKey }) => {
    const { encapsulated, ciphertext } = await hpkeSealTo(fromBase64(publicKey), key, { info: hpkeInfo, aad });
    return [encapsulated, ciphertext];
  }));
  const contentKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, contentKey, content));
  return joinBytes([...slots.flat(), nonce, ciphertext]);
}

/** Random bytes: a fresh HMAC key of that length, since of `crypto` only `subtle` is at hand here. */
async function freshBytes(length: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 8 * length }, true, ['sign']);
  return new Uint8Array(await crypto.subtle.exportKey('raw', key));
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
