/** A rescue file of everything that the server may not have. */
import { sha256Hex } from '#shared/sealing/digest.ts';
import { openEnvelope } from '#shared/sealing/envelope.ts';
import { rescueFileType, writeRescueFile } from '#shared/wire/rescue-file.ts';
import type { Store } from '../store/open-store.ts';

export interface Rescue {
  readonly file: Blob;
  readonly count: number;
  /** Left out, because their bytes are no longer those that were finished: a start of the app mends them if the second copy has them. */
  readonly spoiled: number;
  /** Responses in it that anybody can read: of a campaign, or a version of the app, without sealing keys. */
  readonly unsealed: number;
}

/** Undefined when nothing waits. Nothing on the device changes by it. */
export async function makeRescue({ outbox, device }: Pick<Store, 'outbox' | 'device'>, nowMs: number): Promise<Rescue | undefined> {
  const items = await outbox.waiting();
  if (items.length === 0) return undefined;
  const bytes = await outbox.bytes(items.map((each) => each.id));
  const hashes = await Promise.all(bytes.map(sha256Hex));
  // What the database has spoiled would travel as another envelope under the same number.
  const envelopes = bytes.filter((_, index) => hashes[index] === items[index]?.hash);
  const head = { device: (await device.get())?.id ?? '', madeAtMs: nowMs };
  return {
    file: new Blob([await writeRescueFile(head, envelopes)], { type: rescueFileType }),
    count: envelopes.length,
    spoiled: items.length - envelopes.length,
    unsealed: envelopes.filter((each) => openEnvelope(each)?.header.seal === 'none').length,
  };
}
