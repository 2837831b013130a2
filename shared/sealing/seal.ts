/**
 * Sealing: from a finished response to the bytes that are kept, sent and stored from then on.
 * Afterwards nobody reads the answers but the holders of the recipients' private keys, not even
 * the device that made them; and nobody changes a byte without the signature showing it.
 */
import { fromBase64 } from '../kernel/base64.ts';
import { assert, required } from '../kernel/assert.ts';
import type { Response } from '../response/model.ts';
import type { HpkeSender } from './hpke-suite.ts';
import { headerOf, hpkeSeal, maxKeyIds, sealedVersion, type ChainPlace } from './envelope.ts';
import { lowS } from './low-s.ts';
import { padContent, type Compress } from './padded-content.ts';
import { contentKeyBytes, hpkeInfo, joinBytes, nonceBytes } from './sealed-payload.ts';
import type { SealingKey } from './sealing-key.ts';
import { signatureBytes } from './signing.ts';

/** What a seal needs that does not hang on the content: made ahead, used for one envelope, never for two. */
export interface PreparedSeal {
  readonly recipients: readonly SealingKey[];
  /** Gives it away; a second call throws, since two contents under one key and nonce would open each other. */
  take(): SealParts;
}
interface SealParts {
  readonly senders: readonly HpkeSender[];
  readonly key: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly contentKey: CryptoKey;
}

/** The costly half of a seal, before anybody waits for it. */
export async function prepareSeal(recipients: readonly SealingKey[]): Promise<PreparedSeal> {
  const { hpkeSenderTo } = await import('./hpke-suite.ts');
  const [secret, senders] = await Promise.all([
    freshBytes(contentKeyBytes + nonceBytes),
    Promise.all(recipients.map(({ publicKey }) => hpkeSenderTo(fromBase64(publicKey), hpkeInfo))),
  ]);
  const [key, nonce] = [secret.subarray(0, contentKeyBytes), secret.subarray(contentKeyBytes)];
  const contentKey = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  let parts: SealParts | undefined = { senders, key, nonce, contentKey };
  return {
    recipients,
    take: () => {
      const taken = required(parts, 'A prepared seal is used once.');
      parts = undefined;
      return taken;
    },
  };
}

export interface SealWith {
  /** The working key, then the recovery key where there is one. */
  readonly recipients: readonly SealingKey[];
  /** The device's signature over the bytes given. */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Null where the browser cannot compress. */
  readonly compress: Compress | null;
  /** Made ahead for these recipients, and not used yet. */
  readonly prepared?: PreparedSeal | undefined;
}

/** The bytes of a sealed, signed envelope around `response`. Called once per response, at finish. */
export async function sealEnvelope(response: Response, chain: ChainPlace, { recipients, sign, compress, prepared }: SealWith): Promise<Uint8Array> {
  assert(recipients.length > 0 && recipients.length <= maxKeyIds, 'A response is sealed to somebody.');
  assert(prepared === undefined || isFor(prepared, recipients), 'A seal is prepared for those to whom it is sealed.');
  const header = headerOf(response, chain, { envelopeVersion: sealedVersion, seal: hpkeSeal, keyIds: recipients.map((each) => each.id) });
  const aad = encode(JSON.stringify(header));
  const [content, seal] = await Promise.all([
    padContent(encode(JSON.stringify(response)), compress),
    prepared ?? prepareSeal(recipients),
  ]);
  const signed = joinBytes([aad, encode('\n'), await sealContent(content, aad, seal)]);
  const signature = lowS(await sign(signed));
  assert(signature.length === signatureBytes, 'A signature has its length.');
  return joinBytes([signed, signature]);
}

function isFor(prepared: PreparedSeal, recipients: readonly SealingKey[]): boolean {
  return prepared.recipients.length === recipients.length && recipients.every(({ publicKey }, at) => prepared.recipients[at]?.publicKey === publicKey);
}

async function sealContent(content: Uint8Array<ArrayBuffer>, aad: Uint8Array<ArrayBuffer>, prepared: PreparedSeal): Promise<Uint8Array> {
  const { senders, key, nonce, contentKey } = prepared.take();
  const [slots, ciphertext] = await Promise.all([
    Promise.all(senders.map(async (sender) => [sender.encapsulated, await sender.seal(key, aad)])),
    crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: aad }, contentKey, content),
  ]);
  return joinBytes([...slots.flat(), nonce, new Uint8Array(ciphertext)]);
}

/** Random bytes: a fresh HMAC key of that length, since of `crypto` only `subtle` is at hand here. */
async function freshBytes(length: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 8 * length }, true, ['sign']);
  return new Uint8Array(await crypto.subtle.exportKey('raw', key));
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
