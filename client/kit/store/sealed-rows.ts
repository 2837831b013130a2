/** What the device keeps as ciphertext, and what it keeps beside it: rows of the tables of the vault. */
import type { CampaignSealing } from '#shared/wire/assignments.ts';

/** A draft. Beside the ciphertext stands only whose it is and which keys it is under. */
export interface SealedDraftRow {
  /** UUID of the response that it becomes. */
  readonly id: string;
  /** Login of the person; empty at the kiosk. */
  readonly owner: string;
  /** Id of the vault whose key opens it. */
  readonly vault: string;
  /** `draft`: under a key of its own, which the vault's key opens; `vault`: under the vault's key itself. */
  readonly under: 'draft' | 'vault';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A small thing of one person: their assignments, the place they chose. */
export interface SealedNoteRow {
  readonly owner: string;
  readonly name: string;
  readonly vault: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The keys to which a campaign is sealed: public, checked when they came with the server's key that
 * stands beside them. Not in the vault, so that a response can be sealed whatever becomes of the vault.
 */
export interface SealingKeysRow {
  readonly serverKey: string;
  readonly campaign: string;
  readonly sealing: CampaignSealing;
}
