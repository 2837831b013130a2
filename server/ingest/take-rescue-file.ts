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

/** One file after another. Throws `rescue.unreadable` when it is no rescue file. */
export type TakeRescueFile = (file: Uint8Array, carrier: Sender) => Promise<RescueReply>;

/** Whoever hands a file in at the office: no device of its own, so that what is unsigned is held. */
export const officeCarrier: Sender = { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' };

/** So many at a time, so that phones that send meanwhile do not wait behind a large file. */
const mostAtOnce = 50;

export function createTakeRescueFile(ingest: Ingest): TakeRescueFile {
  const take: TakeRescueFile = async (file, carrier) => {
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
  return (file, carrier) => {
    const taken = last.then(() => take(file, carrier));
    last = taken.catch(() => undefined);
    return taken;
  };
}
