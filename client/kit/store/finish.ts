/**
 * From a draft to an envelope in three places. Bytes and hash are made before the shelf's transaction
 * opens, because WebCrypto would let it close; the shelf then makes sure that no other window took
 * the place in the chain meanwhile, and the bytes are made anew if one did. What the shelf has is
 * saved: a second copy that fails is made good at the next start, and the device's health says so.
 */
import { assert, required } from '#shared/kernel/assert.ts';
import type { Response } from '#shared/response/model.ts';
import { sha256Hex } from '#shared/sealing/digest.ts';
import { maxEnvelopeBytes, maxSequence } from '#shared/sealing/envelope.ts';
import { JournalAbsent, type Journal } from './journal/journal.ts';
import type { Lock } from './lock.ts';
import type { AppName, OutboxItem, OutboxRow } from './rows.ts';
import { emptyMark, raisedByFinish, type Sentinel } from './sentinel.ts';
import type { ChainEnd, Shelf } from './shelf.ts';

/** The bytes of an envelope around a response at this place of the chain, sealed and signed as the campaign asks. */
export type Seal = (response: Response, place: ChainEnd) => Promise<Uint8Array>;

/** `kept`: every envelope is in the journal; `behind`: some are not, until the next start; `absent`: there is no journal. */
export type SecondCopy = 'kept' | 'behind' | 'absent';

/** What an outbox stands on. */
export interface Media {
  readonly app: AppName;
  readonly shelf: Shelf;
  readonly journal: Journal;
  readonly sentinel: Sentinel;
  readonly lock: Lock;
  readonly now: () => number;
  /** Hears how the second copy stands after each attempt. */
  readonly onSecondCopy?: (state: SecondCopy) => void;
  /** Done beside the second copy, once the shelf has the response; must not reject. */
  readonly onAdded?: (response: Response) => Promise<void>;
}

export function finishResponse(media: Media, seal: Seal, response: Response): Promise<OutboxItem> {
  return media.lock(finishLock(media.app), () => finish(media, seal, response));
}

/** Who raises or lowers the sentinel holds this lock. */
export function finishLock(app: AppName): string {
  return `hailong-finish-${app}`;
}

async function finish(media: Media, seal: Seal, response: Response): Promise<OutboxItem> {
  for (;;) {
    const end = await media.shelf.chainEnd(response.device);
    if (end === undefined) return required(await media.shelf.find(response.id), 'A response is finished on the device that took it, and that is enrolled.');
    const row = await rowOf(response, await seal(response, { ...end, sequence: end.sequence + 1 }), end.sequence + 1);
    const stored = await media.shelf.add(row, end);
    if (stored === 'moved') continue;
    // Found again with these very bytes, it was added by an attempt whose end the browser did not tell.
    if (stored !== 'added' && stored.hash !== row.hash) return stored;
    const noted = media.onAdded?.(response);
    await copySecond(media, [row]);
    media.sentinel.write(raisedByFinish(media.sentinel.read() ?? emptyMark, row));
    await noted;
    const { bytes: _bytes, ...item } = row;
    return item;
  }
}

/** Behind the shelf: what fails here is repaired at the next start. */
export async function copySecond({ journal, onSecondCopy }: Media, rows: readonly OutboxRow[]): Promise<void> {
  try {
    await journal.append(rows);
    onSecondCopy?.('kept');
  } catch (error) {
    onSecondCopy?.(error instanceof JournalAbsent ? 'absent' : 'behind');
  }
}

async function rowOf(response: Response, bytes: Uint8Array, sequence: number): Promise<OutboxRow> {
  assert(bytes.length <= maxEnvelopeBytes, 'An envelope is within its limit.');
  assert(sequence <= maxSequence, 'The number of an envelope is within its limit.');
  return {
    id: response.id, device: response.device, campaign: response.campaign, place: '', sequence,
    bytes, hash: await sha256Hex(bytes), sizeBytes: bytes.length, finishedAtMs: response.finishedAt.utcMs,
    status: 'waiting', attempts: 0, nextAttemptAtMs: 0, settledAtMs: null, isCounted: 0,
  };
}
