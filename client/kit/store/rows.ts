/** What the device keeps, table by table. Bytes of an envelope are written once and never changed. */
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { Receipt } from '#shared/wire/push.ts';
import type { SignedReceipt } from '#shared/wire/receipt.ts';

export type AppName = 'field' | 'kiosk';

/**
 * Who this device is to the server. The server binds a device to one person, so a phone that two
 * people share is two devices in turn: `this` is the one in use, the former ones are kept under
 * their ids with keys and chain, and deliver what they still hold.
 */
export interface DeviceRow {
  readonly key: string;
  /** UUID made here, written into every response. */
  readonly id: string;
  readonly kind: AppName;
  /** Private half not extractable. */
  readonly keys: CryptoKeyPair;
  /** Base64 of the server's raw public key, pinned at enrolment. */
  readonly serverKey: string;
  readonly account: string;
  readonly login: string;
  readonly isSignedIn: boolean;
  /** Device session; absent until the first sync and after the server refused it. */
  readonly token?: string;
  /** The browser's answer when asked not to evict our data. */
  readonly isPersisted: boolean;
  /** Number and hash of the last envelope made here; 0 and empty before the first. */
  readonly sequence: number;
  readonly previousHash: string;
  readonly lastSyncAtMs: number | null;
  /** A kiosk's one centre. */
  readonly kiosk?: { readonly campaign: string; readonly place: string };
  /** What the server proved about its ledger at the last hello. */
  readonly ledger?: LedgerState;
  readonly known?: KnownLedger;
}

/** How far the server's ledger was at a hello, in its present epoch. */
export interface LedgerState {
  readonly epoch: string;
  readonly size: number;
  /** Highest index that a verified backup in a second place covers; 0 for none. */
  readonly backedUpTo: number;
  /** The server's clock at that hello. */
  readonly atMs?: number;
}

/** The history of the server that this device has compared its envelopes with: another one is compared anew. */
export interface KnownLedger {
  readonly epoch: string;
  /** The highest entry in this epoch that the device holds a receipt for, and the ledger's hash after it; 0 and empty for none. */
  readonly index: number;
  readonly hash: string;
}

export interface QuestionnaireRow {
  /** SHA-256 of the canonical bytes. */
  readonly hash: string;
  readonly questionnaire: Questionnaire;
}

/**
 * - `waiting`: the server may not have it;
 * - `received`: stored and counted there; `held`: stored there, outside the tallies until admitted;
 * - `refused`: the server could not read it as an envelope: kept, shown, tried again now and then.
 */
export type OutboxStatus = 'waiting' | 'received' | 'held' | 'refused';

export interface OutboxRow {
  /** Response id; with a mark behind it when other content has the id already (`responseIdOf`). */
  readonly id: string;
  /** The device that made it and that delivers it. */
  readonly device: string;
  readonly campaign: string;
  /** Of responses that store version 1 took; since then where it was taken is a note in the vault, and this is empty. */
  readonly place: string;
  readonly sequence: number;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes` in hexadecimal. */
  readonly hash: string;
  readonly sizeBytes: number;
  readonly finishedAtMs: number;
  readonly status: OutboxStatus;
  readonly attempts: number;
  /** How often in a row nobody answered for it alone; absent in rows from before this was counted. */
  readonly silences?: number;
  readonly nextAttemptAtMs: number;
  readonly settledAtMs: number | null;
  /** 1 once the server's count of the place includes it. */
  readonly isCounted: 0 | 1;
  /** Exactly as the server signed it; kept only when the signature was verified. */
  readonly receipt?: SignedReceipt;
  /** Of an earlier life of the server, which has since lost the envelope. */
  readonly formerReceipt?: SignedReceipt;
  /** Of a server that signed no receipts yet: shown, and no reason to delete anything. */
  readonly unsignedReceipt?: Receipt;
  /** Made by another device and brought here in a rescue file. */
  readonly isCarried?: true;
}

/** An outbox row without its bytes: enough to plan and to show. */
export type OutboxItem = Omit<OutboxRow, 'bytes'>;

/** The bytes of an outbox row, kept apart: counting and listing read none of them. */
export type EnvelopeRow = Pick<OutboxRow, 'id' | 'bytes'>;

/** What names an envelope. */
export type InventoryItem = Pick<OutboxRow, 'id' | 'hash' | 'device' | 'sequence'>;

export interface OutboxSummary {
  readonly waiting: number;
  readonly received: number;
  readonly held: number;
  readonly refused: number;
  /** When the response that waits longest was finished. */
  readonly oldestWaitingAtMs: number | null;
  readonly lastReceiptAtMs: number | null;
}

const uuidLength = 36;

/** The response id that an item's envelope and its receipts bear. */
export function responseIdOf({ id }: Pick<OutboxRow, 'id'>): string {
  return id.slice(0, uuidLength);
}
