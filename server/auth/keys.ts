/**
 * ECDSA P-256 keys as devices know them: the public half as a raw point, signatures in IEEE P1363
 * form, which is what WebCrypto makes.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

const coordinateBytes = 32;
const uncompressed = 4;

export interface ServerKey {
  /** Raw point in base64: what devices pin. */
  readonly publicKey: string;
  sign(text: string): string;
}

/** The key in `path`, made at the first start; only the owner may read the file. */
export function openServerKey(path: string): ServerKey {
  const privateKey = existsSync(path) ? createPrivateKey(readFileSync(path)) : makeKey(path);
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
  // Under another name until it is whole: half a key in its place would stop every later start.
  const unfinished = `${path}.new`;
  const file = openSync(unfinished, 'w', 0o600);
  writeSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  // Devices pin its public half: a key that a power cut takes away could never be had again.
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, path);
  return privateKey;
}

function rawPoint(key: KeyObject): string {
  const { x = '', y = '' } = createPublicKey(key.export({ type: 'pkcs8', format: 'pem' })).export({ format: 'jwk' });
  const coordinates = [x, y].map((each) => Buffer.from(each, 'base64url'));
  return Buffer.concat([Buffer.from([uncompressed]), ...coordinates]).toString('base64');
}
