/**
 * From a response to its bytes, as its campaign asks: sealed to the campaign's keys and signed by the
 * device, or as version 1 for a campaign that was never sealed. Needs no open vault: whatever becomes
 * of the PIN, what was asked can be finished.
 */
import { required } from '#shared/kernel/assert.ts';
import type { Response } from '#shared/response/model.ts';
import { writeEnvelope } from '#shared/sealing/envelope.ts';
import { sealEnvelope } from '#shared/sealing/seal.ts';
import { signBytes } from '#shared/sealing/signing.ts';
import type { Database } from './database.ts';
import type { Seal } from './finish.ts';
import { resilient } from './resilient.ts';
import { sealingOf } from './trusted-sealing.ts';

export function sealerOf(database: Database): Seal {
  return async (response: Response, place) => {
    const [inUse, known] = await resilient(database, () => database.transaction('r', database.device, database.sealingKeys, () =>
      Promise.all([database.device.get('this'), database.sealingKeys.toArray()])));
    const device = required(inUse, 'A device that finishes a response is enrolled.');
    const sealing = await sealingOf(known, response.campaign, device.serverKey);
    if (sealing === undefined) return writeEnvelope(response, place);
    const { working, recovery } = sealing;
    return sealEnvelope(response, place, {
      recipients: recovery === null ? [working] : [working, recovery],
      sign: (bytes) => signBytes(device.keys.privateKey, bytes),
      compress: 'CompressionStream' in globalThis ? deflate : null,
    });
  };
}

/** By the browser itself; where it has none, responses travel as they are. */
async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
