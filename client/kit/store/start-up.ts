/**
 * Compares the three copies when an app starts, and repairs one from another. When the sentinel shows
 * that the shelf is whole, the journal is looked at later, so that nobody waits for it; otherwise
 * nothing is shown before shelf and journal have been brought together.
 */
import { sha256Hex } from '#shared/sealing/digest.ts';
import { nameOf, rowsFrom } from './carried.ts';
import { finishLock, type Media, type SecondCopy } from './finish.ts';
import { joinIncidents, withIncidents, type Incident, type IncidentNotes } from './incidents.ts';
import { JournalAbsent, type KeptEnvelope } from './journal/journal.ts';
import type { InventoryItem } from './rows.ts';
import { isWholeAtSight, planStart, type Found, type StartPlan, type Verdict } from './start-check.ts';

export interface StartMedia extends Media {
  readonly notes: IncidentNotes;
}

/** What opening the shelf has shown. */
export type Opening = Pick<Found, 'isFresh' | 'isReplacement'> & {
  /** Ids of the devices whose keys are here now, the one in use first. */
  readonly devices: () => Promise<string[]>;
};

export interface Checked {
  readonly incidents: readonly Incident[];
  /** Undefined while the journal has not been looked at. */
  readonly secondCopy: SecondCopy | undefined;
}

/** Resolves when screens may be shown. `isWhole` says that `compareCopies` is still to be done, when nobody waits. */
export async function checkAtStart(media: StartMedia, opening: Opening): Promise<Checked & { readonly isWhole: boolean }> {
  const mark = media.sentinel.read();
  const shelf = await media.shelf.inventory();
  const devices = await opening.devices();
  if (!isWholeAtSight({ ...opening, shelf, devices, mark })) return { ...await compareCopies(media, opening), isWhole: false };
  return { incidents: await allIncidents(media), secondCopy: undefined, isWhole: true };
}

/** Brings shelf, journal and sentinel together. */
export function compareCopies(media: StartMedia, opening: Opening): Promise<Checked> {
  return media.lock(finishLock(media.app), async () => {
    const mark = media.sentinel.read();
    const { content, secondCopy } = await readJournal(media);
    const shelf = await media.shelf.inventory();
    const named = content?.envelopes.flatMap((each) => nameOf(each) ?? []) ?? [];
    const devices = await opening.devices();
    const end = devices[0] === undefined ? undefined : await media.shelf.chainEnd(devices[0]);
    const plan = planStart({
      ...opening, devices, shelf, mark, sequence: end?.sequence ?? 0,
      journal: content && { envelopes: named, damaged: content.damaged },
    });
    // Told before it is repaired: a kill in between may tell it twice, and never leaves it untold.
    const { incidents, isKept } = await tell(media, plan.incidents);
    await fillShelf(media, plan, { shelf, envelopes: content?.envelopes ?? [] });
    const state = await fillJournal(media, plan, shelf).catch((): SecondCopy => 'behind');
    // What the shelf would not keep the same sentinel shows again at the next start.
    if (plan.mark !== undefined && isKept) media.sentinel.write(plan.mark);
    return { incidents, secondCopy: content === undefined ? secondCopy : state };
  });
}

async function readJournal({ journal }: Media): Promise<{ content?: Awaited<ReturnType<typeof journal.readAll>>; secondCopy: SecondCopy }> {
  try {
    return { content: await journal.readAll(), secondCopy: 'kept' };
  } catch (error) {
    return { secondCopy: error instanceof JournalAbsent ? 'absent' : 'behind' };
  }
}

async function fillShelf(
  { shelf, now }: Media, plan: StartPlan, found: { readonly shelf: readonly InventoryItem[]; readonly envelopes: readonly KeptEnvelope[] },
): Promise<void> {
  const lacking = new Set(plan.toShelf);
  const rows = rowsFrom(found.envelopes.filter((each) => lacking.has(each.hash)), found.shelf, now());
  if (rows.length > 0) await shelf.put(rows).catch((error: unknown) => skipOver(shelf, plan, error));
  if (plan.skipTo !== undefined) await shelf.skipTo(plan.skipTo.device, plan.skipTo.sequence);
}

/** There is no room for the rows: their numbers at least are not given again. */
async function skipOver(shelf: Media['shelf'], { mark }: StartPlan, error: unknown): Promise<never> {
  if (mark !== undefined) await shelf.skipTo(mark.device, mark.sequence);
  throw error;
}

async function fillJournal({ shelf, journal }: Media, plan: StartPlan, inventory: readonly InventoryItem[]): Promise<SecondCopy> {
  if (plan.isJournalRewritten) await journal.compact(new Set());
  const lacking = new Set(plan.toJournal);
  const items = inventory.filter((each) => lacking.has(each.hash));
  const bytes = await shelf.bytes(items.map((each) => each.id));
  const whole: KeptEnvelope[] = [];
  for (const [index, { hash }] of items.entries()) {
    const each = bytes[index];
    if (each !== undefined && await sha256Hex(each) === hash) whole.push({ bytes: each, hash });
  }
  if (whole.length > 0) await journal.append(whole);
  return whole.length === items.length ? 'kept' : 'behind';
}

/**
 * Keeps what is new in both places where incidents are kept; gives them all. A shelf that takes no
 * incident (`isKept` is false) stops no repair: the notes have it.
 */
export async function tell(media: StartMedia, fresh: readonly Verdict[]): Promise<{ readonly incidents: Incident[]; readonly isKept: boolean }> {
  const known = await allIncidents(media);
  if (fresh.length === 0) return { incidents: known, isKept: true };
  const atMs = media.now();
  const incidents = withIncidents(known, fresh.map((each) => ({ ...each, atMs, isSeen: false })));
  return { incidents, isKept: await keepIncidents(media, incidents).then(() => true, () => false) };
}

async function allIncidents({ shelf, notes }: StartMedia): Promise<Incident[]> {
  return joinIncidents(notes.read(), await shelf.incidents());
}

export async function keepIncidents({ shelf, notes }: StartMedia, incidents: readonly Incident[]): Promise<void> {
  notes.write(incidents);
  await shelf.keepIncidents(incidents);
}
