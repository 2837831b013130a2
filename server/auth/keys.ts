/**
 * ECDSA P-256 keys as devices know them: the public half as a raw point, signatures in IEEE P1363
 * form, which is what WebCrypto makes.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from '../keys/write-whole.ts';

const coordinateBytes = 32;
const uncompressed = 4;

export interface ServerKey {
  /** Raw point in base64: what devices pin. */
  readonly publicKey: string;
  sign(text: string): string;
}

/** The key in `path`, made at the first start; only the owner may read the file. */
export function openServerKey(path: string): ServerKey {
  return existsSync(path) ? readServerKey(path) : signingWith(makeKey(path));
}

/** The key in `path`; throws where there is none, for what belongs to one server is nobody else's. */
export function readServerKey(path: string): ServerKey {
  return signingWith(createPrivateKey(readFileSync(path)));
}

function signingWith(privateKey: KeyObject): ServerKey {
  return {
    publicKey: rawPoint(privateKey),
    sign: (text) => sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64'),
  };
}

/** The public half of the key in `path`; undefined when there is none that can be read. Makes nothing. */
export function publicKeyIn(path: string): string | undefined {
  try {
    return rawPoint(createPrivateKey(readFileSync(path)));
  } catch {
    return undefined;
  }
}

/** The key that the raw point in base64 means, or undefined when it is no point of the curve. */
export function readPublicKey(base64: string): KeyObject | undefined {
  const point = Buffer.from(base64, 'base64');
  if (point.length !== 1 + 2 * coordinateBytes || point[0] !== uncompressed) return undefined;
  const x = point.subarray(1, 1 + coordinateBytes).toString('base64url');
  const y = point.subarray(1 + coordinateBytes).toString('base64url');
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  return signatureCheck(publicKey)(text, signature);
}

/** For many signatures by one key: it is read once. */
export function signatureCheck(publicKey: string): (text: string, signature: string) => boolean {
  const key = readPublicKey(publicKey);
  return (text, signature) => key !== undefined
    && verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64'));
}

function makeKey(path: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // Devices pin its public half: a key that a power cut halves or takes away could never be had again.
  writeWhole(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return privateKey;
}

function rawPoint(key: KeyObject): string {
  const { x = '', y = '' } = createPublicKey(key.export({ type: 'pkcs8', format: 'pem' })).export({ format: 'jwk' });
  const coordinates = [x, y].map((each) => Buffer.from(each, 'base64url'));
  return Buffer.concat([Buffer.from([uncompressed]), ...coordinates]).toString('base64');
}
