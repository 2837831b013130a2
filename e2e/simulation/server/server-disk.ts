/**
 * The server's disk in the model: what is committed, the copies in a second place, and what a commit
 * can do when the disk misbehaves. Everything committed is a value of its own that nobody changes, so a
 * backup is a reference and a restore an assignment.
 */
import type { HeldReason } from '#shared/wire/push.ts';
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import type { Health } from '#shared/wire/health.ts';
import type { LedgerEntry } from '#shared/sealing/ledger.ts';

export interface StoredEnvelope {
  readonly position: number;
  readonly responseId: string;
  readonly envelopeHash: string;
  readonly bytes: Uint8Array;
  readonly status: 'stored' | 'held';
  readonly reasons: readonly HeldReason[];
  /** What a person, or judging again, made of a held one. */
  readonly decision: 'waiting' | 'admitted' | 'kept_out';
  readonly campaign: string | null;
  readonly device: string;
  readonly account: string | null;
  readonly storedAtMs: number;
  readonly signer: string;
  readonly sequence: number | null;
  readonly receipt: SignedReceipt;
}

export interface EnrolledDevice {
  readonly publicKey: string;
  readonly account: string;
  readonly isRevoked: boolean;
}

export interface ServerData {
  readonly epoch: string;
  readonly envelopes: readonly StoredEnvelope[];
  readonly ledger: readonly (LedgerEntry & { readonly hash: string })[];
  readonly devices: ReadonlyMap<string, EnrolledDevice>;
  /** Device by token. */
  readonly sessions: ReadonlyMap<string, string>;
  readonly reports: ReadonlyMap<string, Health>;
  /** Responses in the tallies, by id: a number other than 1 is a response counted twice. */
  readonly counted: ReadonlyMap<string, number>;
  readonly isCampaignOpen: boolean;
}

export const emptyData: ServerData = {
  epoch: '', envelopes: [], ledger: [], devices: new Map(), sessions: new Map(), reports: new Map(), counted: new Map(), isCampaignOpen: true,
};

/** A copy in the second place, and how far it says to reach. */
export interface Backup {
  readonly data: ServerData;
  readonly upTo: number;
  readonly atMs: number;
}

export class ServerDisk {
  data: ServerData = emptyData;
  backups: readonly Backup[] = [];

  commit(change: Partial<ServerData>): void {
    this.data = { ...this.data, ...change };
  }

  backUp(atMs: number): void {
    this.backups = [...this.backups, { data: this.data, upTo: this.data.ledger.length, atMs }];
  }
}
