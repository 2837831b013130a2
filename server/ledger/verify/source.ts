/**
 * What verifying reads of a database, all as it was at one moment. The adapter answers with hashes
 * of rows as they stand now; what they should be is in the ledger.
 */
import type { LedgerEntry } from '#shared/sealing/ledger.ts';
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import type { SignedHead } from '../../storage/port.ts';

export interface StoredEntry extends LedgerEntry {
  readonly hash: string;
}

export interface EnvelopeFacts {
  readonly responseId: string;
  readonly envelopeHash: string;
  readonly bytes: Uint8Array;
  readonly device: string;
  readonly account: string | null;
  readonly receivedAtMs: number;
  readonly outcome: string;
  readonly campaign: string | null;
  readonly sequence: number | null;
  readonly signer: string | null;
  readonly previousHash: string | null;
}

export interface HeldFacts {
  readonly position: number;
  /** As the ledger hashes it (`storage/row-hashes.ts`). */
  readonly rowHash: string;
  readonly decision: 'waiting' | 'admitted' | 'kept_out';
  readonly decisionHash: string;
}

export interface ResponseFacts {
  readonly position: number;
  readonly rowHash: string;
  readonly isCounted: boolean;
  readonly replaces: string | null;
}

export interface VerifySource {
  /** What SQLite itself finds wrong with the file; empty when nothing. */
  damage(): readonly string[];
  /** Whether tables and triggers are those that this program makes. */
  hasOwnSchema(): boolean;
  ledger(): Iterable<StoredEntry>;
  ledgerHash(index: number): string | undefined;
  envelope(position: number): EnvelopeFacts | undefined;
  held(position: number): HeldFacts | undefined;
  response(position: number): ResponseFacts | undefined;
  envelopePositions(): Iterable<number>;
  allHeld(): Iterable<HeldFacts>;
  allResponses(): Iterable<ResponseFacts>;
  /** Whether an envelope with this hash is there, under this id. */
  hasEnvelope(responseId: string, envelopeHash: string): boolean;
  receipts(): Iterable<SignedReceipt & { readonly position: number }>;
  heads(): readonly SignedHead[];
  /** Hash of the rows of refusals with these ids. */
  refusalsHash(campaign: string, ids: { readonly from: number; readonly to: number }): string;
  refusalRows(): number;
  campaigns(): readonly string[];
  /** Numbers whose envelope does not follow the one under the number before, of every device that there is. */
  brokenChains(): { readonly devices: number; readonly numbers: number };
  /** Counts everything again: how many tally cells and arrivals differ. */
  recount(campaign: string): { readonly responses: number; readonly cells: number; readonly arrivals: number };
  close(): void;
}
