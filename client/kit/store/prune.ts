/**
 * Lets go of envelopes by the deletion rule, in an order that a kill at any moment turns into no
 * alarm and no loss: the sentinel is lowered first, and since the browser writes it to the disk in
 * its own time, some time passes; then the journal lets go, which the next start would undo from the
 * shelf; the shelf is last.
 */
import { keptForMs, mayDelete } from './deletion.ts';
import { finishLock, type Media } from './finish.ts';
import { JournalAbsent } from './journal/journal.ts';
import type { OutboxItem } from './rows.ts';
import { markOf, missingFrom } from './sentinel.ts';

/** Browsers write `localStorage` to the disk within a few seconds; when there is much of it, within a minute. */
export const sentinelFlushMs = 60_000;
const atOnceMax = 500;

/** How many envelopes went. */
export async function prune(media: Media & { readonly wait: (ms: number) => Promise<void> }): Promise<number> {
  const chosen = (await deletable(media)).slice(0, atOnceMax);
  if (chosen.length === 0) return 0;
  if (!await media.lock(finishLock(media.app), () => markWithout(media, chosen))) return 0;
  await media.wait(sentinelFlushMs);
  return media.lock(finishLock(media.app), () => letGo(media, chosen));
}

async function deletable({ shelf, now }: Media): Promise<OutboxItem[]> {
  const ledger = await shelf.ledger();
  if (ledger === undefined) return [];
  const nowMs = now();
  return (await shelf.settledBefore(nowMs - keptForMs)).filter((each) => mayDelete(each, ledger, nowMs));
}

/**
 * Counts what will be left. By what is on the shelf and not by what goes: another window may let go of
 * the same meanwhile. False when the mark shows a loss: that is told first, at the next start.
 */
async function markWithout({ shelf, sentinel }: Media, going: readonly OutboxItem[]): Promise<boolean> {
  const mark = sentinel.read();
  const hashes = (await shelf.inventory()).map((each) => each.hash);
  if (mark === undefined) return true;
  if (missingFrom(hashes, mark) > 0) return false;
  const without = new Set(going.map((each) => each.hash));
  sentinel.write(markOf(mark, hashes.filter((each) => !without.has(each))));
  return true;
}

/** What was reopened while time passed, or of which the server now knows less, stays and is counted again. */
async function letGo(media: Media, chosen: readonly OutboxItem[]): Promise<number> {
  const still = new Set((await deletable(media)).map((each) => each.hash));
  const wanted = chosen.filter((each) => still.has(each.hash));
  if (!await markWithout(media, wanted)) return 0;
  const going = await forgotten(media, wanted);
  if (going.length < wanted.length) await markWithout(media, going);
  await media.shelf.remove(going.map((each) => each.id));
  return going.length;
}

/** Those of which the journal has let go. */
async function forgotten({ journal }: Media, going: readonly OutboxItem[]): Promise<readonly OutboxItem[]> {
  try {
    if (going.length > 0) await journal.compact(new Set(going.map((each) => each.hash)));
    return going;
  } catch (error) {
    return error instanceof JournalAbsent ? going : [];
  }
}
