/**
 * A rescue file handed in: its envelopes go through the ordinary door, as if their device had sent
 * them. Who carries it does not matter where they are signed; handing it in twice changes nothing.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import { readRescueFile, type RescueReply } from '#shared/wire/rescue-file.ts';
import type { Ingest } from './receive.ts';
import type { Sender } from './sender.ts';

/**
 * One file after another. A file is read once there is room for it: throws `rescue.busy`, and reads
 * nothing, while others are in hand; `rescue.unreadable` when it is no rescue file.
 */
export type TakeRescueFile = (readFile: () => Promise<Uint8Array>, carrier: Sender) => Promise<RescueReply>;

/** Whoever hands a file in at the office: no device of its own, so that what is unsigned is held. */
export const officeCarrier: Sender = { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' };

/** So many at a time, so that phones that send meanwhile do not wait behind a large file. */
const mostAtOnce = 50;
/** So many files are in memory at a time, for one may weigh 64 MiB: one is taken in while the next one comes. */
const mostInHand = 2;

export function createTakeRescueFile(ingest: Ingest): TakeRescueFile {
  const take = async (file: Uint8Array, carrier: Sender): Promise<RescueReply> => {
    const read = await readRescueFile(file);
    if (read === undefined) throw new Problem('rescue.unreadable');
    const signed: (SignedReceipt | null)[] = [];
    for (let from = 0; from < read.envelopes.length; from += mostAtOnce) {
      const some = read.envelopes.slice(from, from + mostAtOnce).map((each) => each.bytes);
      signed.push(...(await ingest.receive(some, carrier)).map((each) => each.signed));
      // What is refused waits for no disk, and would let nobody else have a turn.
      await new Promise<void>((resolve) => { setImmediate(resolve); });
    }
    return { protocolVersion, signed, damaged: read.damaged, isShort: read.isShort };
  };
  let last: Promise<unknown> = Promise.resolve();
  let inHand = 0;
  return async (readFile, carrier) => {
    if (inHand >= mostInHand) throw new Problem('rescue.busy');
    inHand += 1;
    try {
      const file = await readFile();
      const taken = last.then(() => take(file, carrier));
      last = taken.catch(() => undefined);
      return await taken;
    } finally {
      inHand -= 1;
    }
  };
}
