/**
 * From a response to its bytes, as its campaign asks: sealed to the campaign's keys and signed by the
 * device, or as version 1 for a campaign that was never sealed. Needs no open vault: whatever becomes
 * of the PIN, what was asked can be finished.
 */
import { required } from '#shared/kernel/assert.ts';
import type { Response } from '#shared/response/model.ts';
import { writeEnvelope } from '#shared/sealing/envelope.ts';
import { prepareSeal, sealEnvelope, type PreparedSeal } from '#shared/sealing/seal.ts';
import { signBytes } from '#shared/sealing/signing.ts';
import type { Database } from './database.ts';
import type { Seal } from './finish.ts';
import { resilient } from './resilient.ts';
import type { DeviceRow } from './rows.ts';
import { sealingOf } from './trusted-sealing.ts';

export interface Sealer {
  readonly seal: Seal;
  /** Reads keys and makes what a seal needs ahead of the content, before anybody waits; for the next response of this campaign. Never rejects: what was not made ahead is made at the finish. */
  prepare(campaign: string): Promise<void>;
}

/** What a seal stands on that does not hang on the content. */
interface Ready {
  readonly campaign: string;
  readonly device: DeviceRow;
  /** Undefined for a campaign that was never sealed. */
  readonly prepared: PreparedSeal | undefined;
}

export function sealerOf(database: Database): Sealer {
  let ahead: Promise<Ready | undefined> | undefined;
  /** Each is given once. One of another campaign or of another device than the response's is of no use. */
  const take = async ({ campaign, device }: Response): Promise<Ready> => {
    const ready = await ahead;
    ahead = undefined;
    return ready?.campaign === campaign && ready.device.id === device ? ready : makeReady(database, campaign);
  };
  return {
    prepare: async (campaign) => {
      const before = await ahead;
      if (before?.campaign === campaign) return;
      // Where no keys are known yet they are looked for again at the finish: a campaign may have become a sealed one.
      ahead = makeReady(database, campaign).then((ready) => (ready.prepared === undefined ? undefined : ready), () => undefined);
      await ahead;
    },
    seal: async (response, place) => {
      const { device, prepared } = await take(response);
      if (prepared === undefined) return writeEnvelope(response, place);
      return sealEnvelope(response, place, {
        recipients: prepared.recipients, prepared,
        sign: (bytes) => signBytes(device.keys.privateKey, bytes),
        compress: 'CompressionStream' in globalThis ? deflate : null,
      });
    },
  };
}

async function makeReady(database: Database, campaign: string): Promise<Ready> {
  const [inUse, known] = await resilient(database, () => database.transaction('r', database.device, database.sealingKeys, () =>
    Promise.all([database.device.get('this'), database.sealingKeys.toArray()])));
  const device = required(inUse, 'A device that finishes a response is enrolled.');
  const sealing = await sealingOf(known, campaign, device.serverKey);
  if (sealing === undefined) return { campaign, device, prepared: undefined };
  const { working, recovery } = sealing;
  return { campaign, device, prepared: await prepareSeal(recovery === null ? [working] : [working, recovery]) };
}

/** By the browser itself; where it has none, responses travel as they are. */
async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
