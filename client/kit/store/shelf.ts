/**
 * The shelf: the device's first copy of its envelopes, with all that is known about each. Every call
 * is one strict transaction: it resolves when everything is on the disk and rejects when nothing is
 * kept. Whoever implements it owns lost connections, full disks and killed upgrades.
 */
import type { Incident } from './incidents.ts';
import type { InventoryItem, LedgerState, OutboxItem, OutboxRow, OutboxSummary } from './rows.ts';

/** The last envelope of a device: its number and hash; 0 and empty before the first. */
export interface ChainEnd {
  readonly sequence: number;
  readonly previousHash: string;
}

/**
 * How far a number may lie ahead of a chain that went back. Anybody can write an envelope with the name
 * of this device and any number into a rescue file: it is kept and delivered, and must not end the chain.
 */
const aheadMax = 1_000;

/** Whether a chain that stands at `sequence` may go on behind `row`. */
export function follows(sequence: number, row: Pick<OutboxRow, 'sequence' | 'isCarried'>): boolean {
  return row.isCarried !== true && row.sequence > sequence && row.sequence - sequence <= aheadMax;
}

/** What is to be written about one item after a push. */
export type Settlement = Pick<OutboxRow, 'id' | 'hash' | 'status' | 'attempts' | 'nextAttemptAtMs' | 'settledAtMs'>
  & Pick<Partial<OutboxRow>, 'silences' | 'receipt' | 'unsignedReceipt'>;

export interface Shelf {
  /** Where the chain of the device in use stands; undefined when `device` is not the one in use. */
  chainEnd(device: string): Promise<ChainEnd | undefined>;
  find(id: string): Promise<OutboxItem | undefined>;
  /**
   * Adds the row, moves the chain to it and deletes the draft of its id, all or nothing. Changes
   * nothing and gives the row that is there when the id is taken; `moved` when the chain is not at `previous`.
   */
  add(row: OutboxRow, previous: ChainEnd): Promise<'added' | 'moved' | OutboxItem>;
  /**
   * Adds rows that were made before (from the journal, from another device); what is there stays. The
   * chain of each device goes on behind the numbers of rows that follow it (`follows`): a carried row never moves one.
   */
  put(rows: readonly OutboxRow[]): Promise<void>;
  /** Replaces the bytes of rows that no longer have their hash. */
  mend(rows: readonly Pick<OutboxRow, 'id' | 'hash' | 'bytes'>[]): Promise<void>;
  /** Moves the chain of a device forward to `sequence`; never back. */
  skipTo(device: string, sequence: number): Promise<void>;
  /** Every envelope there is, by what names it. */
  inventory(): Promise<InventoryItem[]>;
  /** Everything not yet received or held, in the order it was finished. */
  unsent(): Promise<OutboxItem[]>;
  /** The rows finished last. */
  newest(limit: number): Promise<OutboxItem[]>;
  /** Received and held rows that were settled before this moment. */
  settledBefore(ms: number): Promise<OutboxItem[]>;
  summary(): Promise<OutboxSummary>;
  /** The bytes of these rows, in the order of `ids`; undefined where there is no row. */
  bytes(ids: readonly string[]): Promise<(Uint8Array | undefined)[]>;
  /** Writes what a push taught. What is received or held never goes back. */
  settle(settlements: readonly Settlement[]): Promise<void>;
  /** Received and held rows with these hashes wait again: the server has lost them. Their receipt becomes the former one. */
  reopen(hashes: ReadonlySet<string>): Promise<void>;
  /** The one deletion there is, asked for by `prune.ts` alone. Rows that wait stay. */
  remove(ids: readonly string[]): Promise<void>;
  /** What the server proved about its ledger at the last hello. */
  ledger(): Promise<LedgerState | undefined>;
  /** Incidents that a person or the office is told of. */
  incidents(): Promise<Incident[]>;
  keepIncidents(incidents: readonly Incident[]): Promise<void>;
}
