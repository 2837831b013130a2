/** Pairs of keys for sealing, as files hold them: PKCS 8 in PEM. */
import { createECDH, createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import type { OpeningKey } from './hpke.ts';

const curve = 'prime256v1';
const idDigits = 32;

export interface SealingPair {
  readonly key: SealingKey;
  readonly pem: string;
}

export function makePair(): SealingPair {
  const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { key: sealingKeyIn(pem), pem };
}

/** The public half with its name. Throws when `pem` holds no P-256 key. */
export function sealingKeyIn(pem: string): SealingKey {
  return sealingKeyFor(openingKeyIn(pem).publicKey);
}

export function sealingKeyFor(point: Uint8Array): SealingKey {
  return { id: createHash('sha256').update(point).digest('hex').slice(0, idDigits), publicKey: Buffer.from(point).toString('base64') };
}

/** Throws when `pem` holds no P-256 key. */
export function openingKeyIn(pem: string): OpeningKey {
  const { crv, d = '' } = createPrivateKey(pem).export({ format: 'jwk' });
  if (crv !== 'P-256') throw new Error('not a P-256 key');
  const ecdh = createECDH(curve);
  ecdh.setPrivateKey(Buffer.from(d, 'base64url'));
  return { publicKey: ecdh.getPublicKey(), ecdh };
}
