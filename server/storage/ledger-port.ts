/**
 * The part of the storage port that proves what was kept: the ledger and its signed heads, what a
 * device may still have to send, what is missing of it, and the codes by which devices enrol.
 *
 * Always holds: the ledger grows by one entry in the very transaction that stores, decides or
 * records; nothing changes or removes an entry; what failed leaves none.
 */
import type { Scope } from '#shared/campaign/model.ts';
import type { EpochBody, LedgerEntry, LedgerHead, LedgerKind } from '#shared/sealing/ledger.ts';
import type { Health } from '#shared/wire/health.ts';
import type { HeldReason } from '#shared/wire/push.ts';

/** Who signs receipts and heads: the server's key. Synchronous, for it is asked inside a transaction. */
export interface Notary {
  /** ECDSA P-256 SHA-256 over the text's UTF-8, IEEE P1363, 64 bytes in base64. */
  sign(text: string): string;
}

/** How far the ledger of an old database is filled at its first opening, in envelopes. */
export interface FillProgress {
  readonly done: number;
  readonly total: number;
}

export interface SignedHead extends LedgerHead {
  /** The Vietnamese day that it closes. */
  readonly day: string;
  readonly signedAtMs: number;
  /** Over `headText`. */
  readonly signature: string;
}

/** What a device tells of itself. */
export interface DeviceReport {
  /** Responses waiting on it. */
  readonly waiting: number;
  readonly appVersion: string;
  /** Null for an app that does not tell yet. */
  readonly health: Health | null;
}

export interface ToldReport extends DeviceReport {
  readonly atMs: number;
}

export interface ToldBy extends ToldReport {
  readonly device: string;
}

/** Of one device at most so many reports are kept, one for each highest number that it told; older ones are thinned out. */
export const mostReports = 500;

/** Numbers that a device gave and that never arrived, first and last included, and since when that is known. */
export interface MissingNumbers {
  readonly from: number;
  readonly to: number;
  readonly sinceMs: number | null;
}

export interface DeviceGaps {
  readonly device: string;
  readonly account: string;
  readonly kind: 'field' | 'kiosk';
  readonly isRevoked: boolean;
  /** Highest number that it told of or that arrived. */
  readonly finished: number;
  /** Different numbers that arrived, held ones among them. */
  readonly received: number;
  /** The first of the gaps, at most `mostGaps`. */
  readonly missing: readonly MissingNumbers[];
  readonly missingCount: number;
  /** Numbers that came with two contents: a copied profile, at most `mostGaps`. */
  readonly doubled: readonly number[];
  /** Numbers whose envelope does not follow the one that is here under the number before, at most `mostGaps`. */
  readonly broken: readonly number[];
  readonly report: ToldReport | null;
}

export const mostGaps = 100;

export interface PlaceAssignment { readonly campaign: string; readonly place: string }

export interface EnrolmentCode {
  /** SHA-256 of the code, hexadecimal; the code itself is not stored. */
  readonly codeHash: string;
  readonly kind: 'field' | 'kiosk';
  /** Whom the device will belong to. */
  readonly account: string;
  readonly kiosk: PlaceAssignment | null;
  /** Account of whoever made it. */
  readonly createdBy: string;
  readonly expiresAtMs: number;
}

export interface CodeTaker {
  /** The device's id and public key. */
  readonly by: string;
  readonly atMs: number;
}

export interface LedgerStorage {
  ledgerHead(): Promise<LedgerHead>;
  /** Entries after this index with their hashes, oldest first. */
  ledgerAfter(index: number, limit: number): Promise<readonly (LedgerEntry & { readonly hash: string })[]>;
  /** For what storage itself does not record. Returns how the ledger stands after it. */
  appendLedger(kind: Extract<LedgerKind, 'key' | 'published' | 'backup'>, body: string, atMs: number): Promise<LedgerHead>;
  /** What is appended from here on belongs to a new epoch: devices ask what is missing. */
  beginEpoch(reason: Exclude<EpochBody['reason'], 'first'>, atMs: number): Promise<LedgerHead>;
  /** Signs how the ledger stands, unless nothing came since the last head; storage itself does so with the first entry of a new day. */
  signHead(day: string, atMs: number): Promise<SignedHead | undefined>;
  heads(): Promise<readonly SignedHead[]>;

  /** Hashes of those that are not here, whatever else is under their id. */
  missingOf(items: readonly { readonly responseId: string; readonly envelopeHash: string }[]): Promise<readonly string[]>;
  /** Positions of waiting held envelopes that this device made, whoever carried them. */
  heldOf(signer: string): Promise<readonly number[]>;
  /** Positions of envelopes that wait for this one reason and no other. */
  heldBecauseOf(reason: HeldReason): Promise<readonly number[]>;

  /** All in one transaction. What strangers tell is left out. */
  reportDevices(reports: readonly ToldBy[]): Promise<void>;
  /** Of the devices that work in the campaign, in the reader's units. */
  gapsOf(campaign: string, scope: Scope): Promise<readonly DeviceGaps[]>;

  /** Expired ones go. */
  createEnrolmentCode(code: EnrolmentCode, atMs: number): Promise<void>;
  /** The code while it is good and nobody else has taken it. */
  enrolmentCode(codeHash: string, taker: CodeTaker): Promise<EnrolmentCode | undefined>;
  /** Whether it is the taker's now: the first has it, and that one may take it again. */
  takeEnrolmentCode(codeHash: string, taker: CodeTaker): Promise<boolean>;
}
