/**
 * The storage port: what the use-cases ask of a database, in coarse operations that each are one
 * transaction. An adapter runs each synchronously inside; a second engine would implement the same
 * operations in its own way and pass the same contract suite (`storage.contract.ts`).
 *
 * Always holds: a returned promise means committed and durable (power loss included); a rejected
 * one with `storage.unavailable` or `storage.full` means unknown or not stored, and the caller
 * must not acknowledge anything. Reads see everything that was committed before they began.
 */
import type { Campaign, CampaignStatus, Role, Scope } from '#shared/campaign/model.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { Channel } from '#shared/response/model.ts';
import type { SourcedCell } from '#shared/tally/sourced-cell.ts';
import type { HeldReason } from '#shared/wire/push.ts';
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import type { CountedResponse, FiguresStorage } from './figures-port.ts';
import type { LedgerStorage, PlaceAssignment } from './ledger-port.ts';

export type { DeviceGaps, DeviceReport, EnrolmentCode, FillProgress, MissingNumbers, Notary, PlaceAssignment, SignedHead, ToldBy, ToldReport } from './ledger-port.ts';
export type { CountedChange, CountedResponse, CountWatcher, Decode, DecodedEnvelope, RebuiltDerived, RecordedRefusals, RefusalsRecord } from './figures-port.ts';

// accounts, sessions, devices
export interface Account {
  readonly id: string;
  /** NFC, unique without regard to case. */
  readonly login: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly isDisabled: boolean;
}

/** A session of the desk or of a device; the token itself is never stored. */
export interface StoredSession {
  /** SHA-256 of the token, hexadecimal. */
  readonly tokenHash: string; readonly account: string;
  /** Present for a device session. */
  readonly device: string | null; readonly createdAtMs: number; readonly lastUsedAtMs: number;
}

export interface Device {
  readonly id: string; readonly account: string;
  readonly kind: 'field' | 'kiosk';
  /** Raw P-256 point, base64. */
  readonly publicKey: string;
  readonly kiosk: PlaceAssignment | null;
  readonly enrolledAtMs: number; readonly lastSeenAtMs: number | null;
  /** Responses waiting on it, as it told last. */
  readonly waiting: number;
  readonly isRevoked: boolean;
}

// campaigns
export interface StoredCampaign {
  readonly campaign: Campaign;
  readonly questionnaireHash: string;
  readonly status: CampaignStatus; readonly createdAtMs: number;
  /** Responses made by the demonstration's generator are among them. */
  readonly hasGeneratedResponses: boolean;
}

// responses
/** What is known of one envelope when it is to be stored; made by `ingest/receive.ts`, never by the adapter. */
export interface IncomingEnvelope {
  readonly responseId: string;
  /** SHA-256 of `bytes`, hexadecimal. */
  readonly envelopeHash: string;
  /** The exact bytes that arrived. */
  readonly bytes: Uint8Array;
  readonly device: string; readonly account: string | null; readonly receivedAtMs: number;
  /** Who made it by its header, not who carried it, and the number that it gave; null where it is not proven to be that device's. */
  readonly signer: string; readonly sequence: number | null;
  /** Hash of the envelope before, as its header says; empty for the first. */
  readonly previousHash: string;
  /** Present when it is to be counted; absent when held. */
  readonly counted: CountedResponse | null;
  /** Why it is held; empty when counted. */
  readonly heldReasons: readonly HeldReason[];
  /** What could be read of it, for lists; null where it could not. */
  readonly campaign: string | null; readonly unit: string | null; readonly place: string | null;
}

/** The adapter's answer for one envelope; the receipt is a function of it alone. */
export interface StoreOutcome {
  /** Number of the envelope in the order of storing, from 1, never reused. */
  readonly position: number; readonly storedAtMs: number;
  readonly status: 'stored' | 'held';
  readonly reasons: readonly HeldReason[];
  /** Whether the same bytes had been stored before: nothing changed this time. */
  readonly wasThere: boolean;
  /** Made and signed in the transaction that stored it; the same byte for byte for every re-send. */
  readonly receipt: SignedReceipt;
}

export interface HeldEnvelope extends Pick<
  IncomingEnvelope, 'responseId' | 'campaign' | 'unit' | 'place' | 'device' | 'account' | 'receivedAtMs'
> {
  readonly position: number;
  readonly reasons: readonly HeldReason[];
  readonly decision: 'waiting' | 'admitted' | 'kept_out';
  readonly decidedBy: string | null; readonly decidedAtMs: number | null; readonly decisionReason: string | null;
  /** Other content under its id is counted: admitted, this one would be counted instead. */
  readonly isIdTaken: boolean;
}

export interface HeldDecision {
  readonly admit: CountedResponse | null; readonly by: string; readonly atMs: number; readonly reason: string; readonly scope: Scope;
  /** What no person decided: nothing is counted that would be held if it arrived now. */
  readonly isByRule?: true;
}

/** One stored response as exports read it. */
export interface StoredResponse extends Pick<
  IncomingEnvelope, 'responseId' | 'envelopeHash' | 'bytes' | 'receivedAtMs' | 'account'
> {
  readonly position: number; readonly isGenerated: boolean;
}

export interface ProgressCounts {
  readonly responses: number; readonly held: number;
  readonly units: readonly { readonly unit: string; readonly responses: number; readonly held: number; readonly lastReceivedAtMs: number | null }[];
  readonly places: readonly { readonly place: string; readonly responses: number }[];
  /** By Vietnamese day of receipt. */
  readonly days: readonly { readonly day: string; readonly responses: number }[];
  readonly channels: readonly { readonly channel: Channel; readonly responses: number }[];
  readonly devices: readonly { readonly device: string; readonly responses: number }[];
}

// the port
/**
 * Every read of a campaign's data takes the reader's `Scope` and applies it in the query; there is
 * no operation that reads rows without one. `everything` is for the server's own work.
 */
export const everything: Scope = { campaigns: 'all', units: 'all' };

export interface Storage extends FiguresStorage, LedgerStorage {
  createAccount(account: Account, places: readonly PlaceAssignment[]): Promise<'created' | 'login_taken'>;
  changeAccount(id: string, change: { readonly isDisabled?: boolean; readonly passwordHash?: string }): Promise<void>;
  accountByLogin(login: string): Promise<Account | undefined>;
  accountById(id: string): Promise<Account | undefined>;
  accounts(): Promise<readonly Account[]>;
  hasAdmin(): Promise<boolean>;
  createSession(session: StoredSession): Promise<void>;
  session(tokenHash: string): Promise<StoredSession | undefined>;
  touchSession(tokenHash: string, lastUsedAtMs: number): Promise<void>;
  endSession(tokenHash: string): Promise<void>;
  enrolDevice(device: Device): Promise<void>;
  device(id: string): Promise<Device | undefined>;
  revokeDevice(id: string): Promise<void>;
  devices(campaign: string, scope: Scope): Promise<readonly Device[]>;
  placesOf(account: string): Promise<readonly PlaceAssignment[]>;
  /**
   * Creates it with its questionnaire and accounts, all or nothing. Replaces a draft of the same
   * id. An account that is there already (by id) gets the scope and the places given.
   * 'questionnaire_taken': a version of that questionnaire has another content; 'login_taken'.
   */
  createCampaign(
    campaign: StoredCampaign,
    accounts: readonly { readonly account: Account; readonly places: readonly PlaceAssignment[] }[],
  ): Promise<'created' | 'exists' | 'questionnaire_taken' | 'login_taken'>;
  setCampaignStatus(id: string, status: CampaignStatus): Promise<void>;
  campaigns(scope: Scope): Promise<readonly StoredCampaign[]>;
  campaign(id: string, scope: Scope): Promise<StoredCampaign | undefined>;
  questionnaire(hash: string): Promise<Questionnaire | undefined>;
  /** Removes the demonstration campaigns with everything that hangs on them, and the demonstration's accounts. */
  removeDemonstration(atMs: number): Promise<void>;

  /**
   * Stores what arrived in one turn: one transaction, one savepoint an item. Inserts once by
   * response id; the same bytes again give the first outcome; other bytes under an id that a proven
   * or an admitted content has are kept as held (`same_id_other_content`). Counts of stored items are added to the tallies in the same
   * transaction, by the layout of their campaign. A response is corrected once, by the device that
   * took it; any other correction is held. Null stands for an item that failed alone: nothing of
   * it was kept, its neighbours were.
   */
  storeBatch(batch: readonly IncomingEnvelope[]): Promise<readonly (StoreOutcome | null)[]>;
  /** Of every source; `countedCells` of shared/report picks those of the figure. */
  readTallies(campaign: string, scope: Scope): Promise<readonly SourcedCell[]>;
  /** Counts everything again from the stored answer codes; afterwards the tallies equal them. Returns the responses counted. */
  rebuildTallies(campaign: string): Promise<number>;
  progress(campaign: string, scope: Scope): Promise<ProgressCounts>;
  heldEnvelopes(campaign: string, scope: Scope, page: { readonly before: number | null; readonly limit: number }): Promise<readonly HeldEnvelope[]>;
  heldEnvelope(position: number, scope: Scope): Promise<{ readonly held: HeldEnvelope; readonly bytes: Uint8Array } | undefined>;
  /**
   * Admits with the counts given, or keeps out. What is admitted is counted instead of other content under its id and of
   * what it corrects; of the contents under one id never more than one. Nothing is done when it was 'decided' before, when
   * what it would take out is 'out_of_scope', or when, by rule, something stands 'in_the_way'.
   */
  decideHeld(position: number, decision: HeldDecision): Promise<'done' | 'decided' | 'out_of_scope' | 'in_the_way'>;
  /** Pages of counted responses by position, oldest first: keyset paging, each page its own short read. */
  responsesAfter(campaign: string, scope: Scope, page: { readonly after: number; readonly limit: number }): Promise<readonly StoredResponse[]>;

  setting(name: string): Promise<string | undefined>;
  setSetting(name: string, value: string): Promise<void>;
  close(): Promise<void>;
}
