/**
 * What the three copies say about each other when an app starts, and what follows from it. Pure: it
 * decides, `start-up.ts` does. Nothing that any copy has is given up, and what none has is told.
 */
import type { IncidentKind } from './incidents.ts';
import type { InventoryItem } from './rows.ts';
import { combineHashes, emptyMark, missingFrom, type Mark } from './sentinel.ts';
import { follows } from './shelf.ts';

export interface Found {
  /** What is on the shelf; of a database that was given up, nothing. */
  readonly shelf: readonly InventoryItem[];
  /** The database did not exist before this start. */
  readonly isFresh: boolean;
  /** The database before this one would not open or could not be read. */
  readonly isReplacement: boolean;
  /** Every device that the shelf has keys of, the one in use first. */
  readonly devices: readonly string[];
  /** Undefined when there is no journal or it cannot be read now. */
  readonly journal: { readonly envelopes: readonly InventoryItem[]; readonly damaged: number } | undefined;
  readonly mark: Mark | undefined;
  /** Where the chain of the device in use stands on the shelf. */
  readonly sequence: number;
}

export interface Verdict {
  readonly kind: IncidentKind;
  readonly count: number;
  /** What the sentinel said that showed it, and of a loss what it misses. */
  readonly cause?: string;
}

export interface StartPlan {
  /** Hashes that the shelf gets back from the journal. */
  readonly toShelf: readonly string[];
  /** Hashes that the journal gets from the shelf. */
  readonly toJournal: readonly string[];
  /** The journal is written anew, to be rid of what is damaged. */
  readonly isJournalRewritten: boolean;
  /** The chain goes on behind this number, though its envelopes are lost. */
  readonly skipTo: { readonly device: string; readonly sequence: number } | undefined;
  readonly incidents: readonly Verdict[];
  /** What to write; undefined while a copy that may have more cannot be read. */
  readonly mark: Mark | undefined;
}

export function planStart(found: Found): StartPlan {
  const { shelf, journal, mark } = found;
  const onShelf = new Set(shelf.map((each) => each.hash));
  const inJournal = new Set(journal?.envelopes.map((each) => each.hash));
  const lacking = journal?.envelopes.filter((each) => !onShelf.has(each.hash)) ?? [];
  const all = [...shelf, ...lacking];
  const lost = mark === undefined ? 0 : missingFrom(all.map((each) => each.hash), mark);
  const [inUse] = found.devices;
  const device = inUse ?? mark?.device ?? '';
  const made = all.filter((each) => each.device === device);
  const known = endOfChain(made, found.sequence);
  const promised = endOfChain(made, mark?.device === device ? mark.sequence : 0);
  return {
    toShelf: lacking.map((each) => each.hash),
    toJournal: journal === undefined ? [] : shelf.map((each) => each.hash).filter((hash) => !inJournal.has(hash)),
    isJournalRewritten: journal !== undefined && journal.damaged > 0,
    skipTo: promised > known && inUse !== undefined ? { device, sequence: promised } : undefined,
    incidents: verdicts(found, { restored: lacking.length, lost, missing: combineHashes([mark?.hash ?? emptyMark.hash, ...all.map((each) => each.hash)]) }),
    mark: lost > 0 && journal === undefined
      ? undefined
      : { device, sequence: Math.max(promised, known), count: all.length, hash: combineHashes(all.map((each) => each.hash)) },
  };
}

/** The highest number that follows where the chain was last known to be. */
function endOfChain(made: readonly InventoryItem[], sequence: number): number {
  return made.map((each) => each.sequence).sort((left, right) => left - right)
    .reduce((end, each) => (follows(end, { sequence: each }) ? each : end), sequence);
}

function verdicts(found: Found, { restored, lost, missing }: { restored: number; lost: number; missing: string }): Verdict[] {
  const former = found.mark?.device ?? '';
  const list: Verdict[] = [];
  if (found.isReplacement) list.push({ kind: 'shelf_replaced', count: restored });
  else if (found.isFresh && (former !== '' || restored > 0)) list.push({ kind: 'shelf_emptied', count: restored });
  else if (restored > 0) list.push({ kind: 'shelf_shortened', count: restored });
  if (lost > 0) list.push({ kind: 'responses_lost', count: lost, cause: `${found.mark?.count} ${found.mark?.hash} ${missing}` });
  if (former !== '' && !found.devices.includes(former)) list.push({ kind: 'identity_lost', count: 0, cause: former });
  if (found.journal !== undefined && found.journal.damaged > 0) list.push({ kind: 'journal_damaged', count: found.journal.damaged });
  return list;
}

/** Whether the sentinel alone shows that the shelf is whole, so that the journal may be looked at later. */
export function isWholeAtSight({ shelf, isFresh, isReplacement, devices, mark }: Omit<Found, 'journal' | 'sequence'>): boolean {
  if (isReplacement || mark === undefined || isFresh) return false;
  return (devices[0] ?? '') === mark.device && missingFrom(shelf.map((each) => each.hash), mark) === 0;
}
