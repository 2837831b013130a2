/** What an opener does, in whichever thread: verify, open, decompress. */
import { verify, type KeyObject } from 'node:crypto';
import { required } from '#shared/kernel/assert.ts';
import { openEnvelope, type OpenedEnvelope } from '#shared/sealing/envelope.ts';
import { isLowS } from '#shared/sealing/low-s.ts';
import { readPublicKey } from '../auth/keys.ts';
import type { OpeningKeys } from '../keys/key-files.ts';
import { openContent } from '../keys/open-content.ts';
import type { OpenResult, OpenTask } from './opener.ts';

const mostKeysKept = 20_000;

/** One task at a time; keys of devices are read once. */
export function envelopeReader(keyOf: OpeningKeys): (task: OpenTask) => OpenResult {
  const keys = new Map<string, KeyObject | undefined>();
  const deviceKey = (publicKey: string): KeyObject | undefined => {
    if (keys.has(publicKey)) return keys.get(publicKey);
    if (keys.size >= mostKeysKept) keys.clear();
    const read = readPublicKey(publicKey);
    keys.set(publicKey, read);
    return read;
  };
  return ({ bytes, publicKey }) => {
    const opened = required(openEnvelope(bytes), 'Only envelopes are opened.');
    return {
      isSigned: publicKey !== null && isSignedWith(deviceKey(publicKey), opened),
      content: openContent(opened, keyOf),
    };
  };
}

/** A signature's twin (`low-s.ts`) is none: anybody can make it of the genuine one. */
function isSignedWith(key: KeyObject | undefined, { signedBytes, signature }: OpenedEnvelope): boolean {
  return key !== undefined && signature !== null && isLowS(signature) && verify('sha256', signedBytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
}
