/** The response's JSON in an envelope that was read once before it was counted: for exports and rebuilding. */
import { openEnvelope } from '#shared/sealing/envelope.ts';
import type { OpeningKeys } from './key-files.ts';
import { openContent } from './open-content.ts';

/** What every unsealed envelope begins with; reading its header again would cost an export as much as all the rest. */
const unsealedStart = Buffer.from('{"envelopeVersion":1,');
const newline = 10;

/** Throws, naming the keys, when it can no longer be opened: `keys recover` brings them back. */
export function storedContent(bytes: Uint8Array, keyOf: OpeningKeys): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.subarray(0, unsealedStart.length).equals(unsealedStart)) return whole.subarray(whole.indexOf(newline) + 1);
  const opened = openEnvelope(bytes);
  const content = opened === undefined ? { fault: 'unreadable' } as const : openContent(opened, keyOf);
  if ('payload' in content) return content.payload;
  throw new Error(`a stored response cannot be opened (${content.fault}): keys ${opened?.header.keyIds?.join(', ') ?? 'none'}`);
}
