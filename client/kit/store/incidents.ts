/**
 * Incidents: what happened to the device's copies, told to the person and to the office, and never
 * smoothed over. They are kept on the shelf and beside it, because the shelf is what may be lost.
 */
import type { TextShelf } from './sentinel.ts';

/**
 * - `shelf_emptied`, `shelf_shortened`: the database had lost rows; the journal gave them back;
 * - `shelf_replaced`: it would not open or could not be read; a fresh one was filled from the journal;
 * - `response_altered`: bytes no longer had their hash; the journal gave the right ones;
 * - `responses_lost`: neither copy has them;
 * - `identity_lost`: the device's keys are gone; work goes on under a new device;
 * - `journal_damaged`: a part of the second copy could not be read; it was written again.
 */
export const incidentKinds = [
  'shelf_emptied', 'shelf_shortened', 'shelf_replaced', 'response_altered', 'responses_lost', 'identity_lost', 'journal_damaged',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export interface Incident {
  readonly kind: IncidentKind;
  readonly atMs: number;
  /** Responses concerned; of the journal, stretches. */
  readonly count: number;
  /** A person has read it. */
  readonly isSeen: boolean;
  /** What showed it: a sentinel that the browser wrote late shows the same once more, and that is no news. */
  readonly cause?: string;
}

const kept = 100;

/** One list out of two copies of it, oldest first; seen when either copy says so. */
export function joinIncidents(left: readonly Incident[], right: readonly Incident[]): Incident[] {
  const known = new Map<string, Incident>();
  for (const each of [...left, ...right]) {
    const key = `${each.kind} ${each.atMs}`;
    known.set(key, { ...each, isSeen: each.isSeen || known.get(key)?.isSeen === true });
  }
  return [...known.values()].sort((one, other) => one.atMs - other.atMs).slice(-kept);
}

/** The list with `fresh` behind it. What has the same cause is not told a second time; where no cause is known, nor what still stands unread. */
export function withIncidents(known: readonly Incident[], fresh: readonly Incident[]): Incident[] {
  const isSame = (each: Incident, other: Incident): boolean => each.kind === other.kind
    && (each.cause !== undefined && other.cause !== undefined ? isSameCause(each.cause, other.cause) : !other.isSeen && each.count === other.count);
  const isNews = (each: Incident): boolean => !known.some((other) => isSame(each, other));
  return joinIncidents(known, fresh.filter(isNews));
}

/** The same sentinel shows nothing new, nor does one that has grown since and misses the same. */
function isSameCause(one: string, other: string): boolean {
  const [[count, hash, missing], [otherCount, otherHash, otherMissing]] = [one.split(' '), other.split(' ')];
  return (count === otherCount && hash === otherHash) || (missing !== undefined && missing === otherMissing);
}

/** The copy outside the database. */
export interface IncidentNotes {
  read(): Incident[];
  /** Never throws: the shelf has the list too. */
  write(incidents: readonly Incident[]): void;
}

export function incidentNotes(texts: TextShelf, key: string): IncidentNotes {
  return {
    read: () => readIncidents(texts.getItem(key)),
    write: (incidents) => texts.setItem(key, JSON.stringify(incidents)),
  };
}

function readIncidents(text: string | null): Incident[] {
  const list = parse(text);
  return Array.isArray(list) ? list.filter(isIncident) : [];
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function isIncident(value: unknown): value is Incident {
  return typeof value === 'object' && value !== null && 'kind' in value && 'atMs' in value && 'count' in value && 'isSeen' in value
    && incidentKinds.some((kind) => kind === value.kind)
    && Number.isInteger(value.atMs) && Number.isInteger(value.count) && typeof value.isSeen === 'boolean'
    && (!('cause' in value) || typeof value.cause === 'string');
}
