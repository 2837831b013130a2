/** Takes in the rescue file of another device; what it brings is sent from here, signed as it is. */
import { maxRescueFileBytes, readRescueFile } from '#shared/wire/rescue-file.ts';
import type { Store } from '../store/open-store.ts';

export interface Taken {
  /** Responses that this device did not have. */
  readonly fresh: number;
  /** A part of the file could not be read. */
  readonly isDamaged: boolean;
  /** The file holds fewer than were put into it. */
  readonly isShort: boolean;
}

/** Undefined when it is no rescue file: nothing has changed then. Taking the same file in again adds nothing. */
export async function takeRescue({ outbox }: Pick<Store, 'outbox'>, file: Blob): Promise<Taken | undefined> {
  if (file.size > maxRescueFileBytes) return undefined;
  const found = await readRescueFile(new Uint8Array(await file.arrayBuffer()));
  if (found === undefined) return undefined;
  const fresh = await outbox.carry(found.envelopes.map((each) => each.bytes));
  return { fresh, isDamaged: found.damaged > 0, isShort: found.isShort };
}
