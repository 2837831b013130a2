/**
 * The ledger: the server's record of everything that it acknowledged, decided or changed, one entry
 * after the other, each chained to the one before by its hash. Whoever holds one hash of it (in a
 * receipt, in a printed head) holds proof of every entry up to there.
 *
 * Here is the pure text of entries and heads; whoever hashes or signs it does so elsewhere. Bodies
 * are JSON of ids and hashes: never answers, never names.
 */
export const ledgerKinds = [
  /** The first entry of every epoch: the first of all, and one after every restore. */
  'epoch',
  /** A response was kept and counted; kept outside the counts. */
  'stored', 'held',
  /** A person decided on what was held. */
  'admitted', 'kept_out',
  /** A counted response was taken out by another that stands for it. */
  'corrected',
  /** A demonstration was removed whole. */
  'removed',
  /** A key was made, rotated or recovered: public parts only. */
  'key',
  /** Numbers of refusals were recorded. */
  'refusals',
  /** A result was published. */
  'published',
  'backup',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

export interface LedgerEntry {
  /** From 1, without gaps. */
  readonly index: number;
  readonly kind: LedgerKind;
  readonly atMs: number;
  /** JSON, in one line, exactly as it was written. */
  readonly body: string;
}

/** How the ledger stands after an entry. */
export interface LedgerHead {
  readonly epoch: string;
  /** Entries, which is the index of the last. */
  readonly size: number;
  /** Of the last entry, hexadecimal. */
  readonly hash: string;
}

/** What is hashed (SHA-256, hexadecimal) into the hash of an entry; `previousHash` is empty for the first. */
export function ledgerText(previousHash: string, { index, kind, atMs, body }: LedgerEntry): string {
  return `hailong ledger 1\n${previousHash}\n${index} ${kind} ${atMs}\n${body}`;
}

/** What the server signs of a head; `day` is the Vietnamese day that it closes. */
export function headText({ epoch, size, hash, day }: LedgerHead & { readonly day: string }): string {
  return `hailong ledger head 1\n${epoch}\n${size}\n${hash}\n${day}`;
}

/** Body of an `epoch` entry: its id, why it began, and how the ledger stood that it goes on from. */
export interface EpochBody {
  readonly epoch: string;
  readonly reason: 'first' | 'restored';
  readonly fromSize: number;
  readonly fromHash: string;
}

export function epochBody({ epoch, reason, fromSize, fromHash }: EpochBody): string {
  return JSON.stringify({ epoch, reason, fromSize, fromHash });
}

/** Body of `stored` and `held`: which envelope, from whom, and a hash of what was read of it. */
export interface DepositBody {
  /** Number of the envelope. */
  readonly position: number;
  readonly responseId: string;
  readonly envelopeHash: string;
  /** Who handed it in, and for which account. */
  readonly device: string;
  readonly account: string | null;
  readonly campaign: string | null;
  /** Of a demonstration: may be removed. */
  readonly isDemonstration: boolean;
  readonly isGenerated: boolean;
  /** Why it is held; empty when counted. */
  readonly reasons: readonly string[];
  /** Whether it is in the counts from here on; a response that was corrected before it came is not. */
  readonly isCounted: boolean;
  /** Id of the response that it corrects. */
  readonly replaces: string | null;
  /** SHA-256 of the row that was made of it: what is counted, or what lists of held ones show. */
  readonly rowHash: string;
}

/** Keys in one order, so that the same facts are the same bytes. */
export function depositBody(facts: DepositBody): string {
  const { position, responseId, envelopeHash, device, account, campaign, isDemonstration, isGenerated, reasons, isCounted, replaces, rowHash } = facts;
  return JSON.stringify({
    position, responseId, envelopeHash, device, account, campaign, isDemonstration, isGenerated, reasons, isCounted, replaces, rowHash,
  });
}

/** Body of `admitted` and `kept_out`. */
export interface DecisionBody {
  readonly position: number;
  readonly envelopeHash: string;
  /** SHA-256 over who decided, when and why. */
  readonly decisionHash: string;
  /** When admitted: as above. */
  readonly isCounted: boolean;
  readonly replaces: string | null;
  readonly rowHash: string;
}

export function decisionBody({ position, envelopeHash, decisionHash, isCounted, replaces, rowHash }: DecisionBody): string {
  return JSON.stringify({ position, envelopeHash, decisionHash, isCounted, replaces, rowHash });
}

/** Body of `corrected`: the envelope that is counted no more, and the one that stands for it. */
export interface CorrectedBody {
  readonly position: number;
  readonly by: number;
}

export function correctedBody({ position, by }: CorrectedBody): string {
  return JSON.stringify({ position, by });
}
