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
import { lowered, raised } from './sentinel.ts';

/** Browsers write `localStorage` to the disk within a few seconds; when there is much of it, within a minute. */
export const sentinelFlushMs = 60_000;
const atOnceMax = 500;

/** How many envelopes went. */
export async function prune(media: Media & { readonly wait: (ms: number) => Promise<void> }): Promise<number> {
  const chosen = (await deletable(media)).slice(0, atOnceMax);
  if (chosen.length === 0) return 0;
  await media.lock(finishLock(media.app), async () => lowerFor(media, chosen));
  await media.wait(sentinelFlushMs);
  return media.lock(finishLock(media.app), async () => letGo(media, chosen));
}

async function deletable({ shelf, now }: Media): Promise<OutboxItem[]> {
  const ledger = await shelf.ledger();
  if (ledger === undefined) return [];
  const nowMs = now();
  return (await shelf.settledBefore(nowMs - keptForMs)).filter((each) => mayDelete(each, ledger, nowMs));
}

function lowerFor({ sentinel }: Media, chosen: readonly OutboxItem[]): void {
  const mark = sentinel.read();
  if (mark !== undefined) sentinel.write(lowered(mark, chosen.map((each) => each.hash)));
}

/** What was reopened while time passed, or of which the server now knows less, stays and is counted again. */
async function letGo(media: Media, chosen: readonly OutboxItem[]): Promise<number> {
  const still = new Set((await deletable(media)).map((each) => each.hash));
  const going = await forgotten(media, chosen.filter((each) => still.has(each.hash)));
  const staying = chosen.filter((each) => !going.includes(each));
  const mark = media.sentinel.read();
  if (mark !== undefined && staying.length > 0) media.sentinel.write(raised(mark, staying.map((each) => each.hash)));
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
