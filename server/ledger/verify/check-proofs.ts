/**
 * What the server signed, against its ledger: the receipts and heads that it keeps, and those that
 * somebody else kept. The last are what a person who may write everything here cannot change.
 */
import { headText, type LedgerHead } from '#shared/sealing/ledger.ts';
import { readReceipt, type ReceiptFacts, type SignedReceipt } from '#shared/wire/receipt.ts';
import type { Findings } from './findings.ts';
import type { EnvelopeFacts, VerifySource } from './source.ts';
import type { EpochRange, Walked } from './walk.ts';

export type IsSigned = (text: string, signature: string) => boolean;

export interface ProofParts {
  readonly source: VerifySource;
  readonly walked: Walked;
  readonly findings: Findings;
  readonly isSigned: IsSigned;
}

/** A head as it was printed or told: without the time of signing. */
export type OutsideHead = LedgerHead & { readonly day: string; readonly signature: string };

/** Returns how many there are. */
export function checkKeptReceipts({ source, walked, findings, isSigned }: ProofParts): number {
  let count = 0;
  for (const { position, text, signature } of source.receipts()) {
    count += 1;
    const [facts, envelope] = [readReceipt(text), source.envelope(position)];
    if (!isSigned(text, signature)) findings.add('receipt_bad_signature', position);
    else if (facts === undefined || envelope === undefined || facts.position !== position || !fits(facts, envelope) || !isPinned(source, walked, pinOf(facts))) {
      findings.add('receipt_altered', position);
    }
  }
  if (count < walked.envelopeCount) findings.add('receipt_missing', '');
  return count;
}

export function checkKeptHeads({ source, walked, findings, isSigned }: ProofParts): number {
  const heads = source.heads();
  for (const head of heads) {
    if (!isSigned(headText(head), head.signature)) findings.add('head_bad_signature', head.day);
    // Of an epoch that was never here, or a state that never was.
    else if (standing(walked.epochs, head) !== 'here' || !isPinned(source, walked, head)) findings.add('head_altered', head.day);
  }
  return heads.length;
}

/** Each with where it stood in its file. Returns how many were of responses that a restore lost and that came again. */
export function checkOutsideReceipts({ source, walked, findings, isSigned }: ProofParts, receipts: readonly (readonly [string, SignedReceipt])[]): number {
  let refilled = 0;
  for (const [at, { text, signature }] of receipts) {
    const facts = readReceipt(text);
    if (facts === undefined || !isSigned(text, signature)) {
      findings.add('receipt_bad_signature', at);
      continue;
    }
    // What was refused was not kept.
    if (facts.status === 'refused') continue;
    const stands = standing(walked.epochs, pinOf(facts));
    const isThere = source.hasEnvelope(facts.responseId, facts.envelopeHash) || walked.removed.has(facts.position);
    if (stands === 'unknown') findings.add('receipt_unknown_epoch', at);
    else if (!isThere || (stands === 'here' && !isPinned(source, walked, pinOf(facts))) || stands === 'beyond') findings.add('receipt_not_kept', at);
    else if (stands === 'lost') refilled += 1;
  }
  return refilled;
}

export function checkOutsideHeads({ source, walked, findings, isSigned }: ProofParts, heads: readonly (readonly [string, OutsideHead])[]): void {
  for (const [at, head] of heads) {
    const stands = standing(walked.epochs, head);
    if (!isSigned(headText(head), head.signature)) findings.add('head_bad_signature', at);
    else if (stands === 'unknown') findings.add('head_unknown_epoch', at);
    else if (stands === 'beyond' || (stands === 'here' && !isPinned(source, walked, head))) findings.add('head_not_kept', at);
  }
}

/**
 * `here`: within its epoch as it stands here; `lost`: behind the place where a restore began a new
 * epoch, which the ledger itself tells; `beyond`: the ledger should reach there and does not.
 */
function standing(epochs: readonly EpochRange[], { epoch, size }: Pick<LedgerHead, 'epoch' | 'size'>): 'here' | 'lost' | 'beyond' | 'unknown' {
  const at = epochs.findIndex((each) => each.epoch === epoch);
  const range = epochs[at];
  if (range === undefined || size < range.from) return 'unknown';
  if (size <= range.to) return 'here';
  return at === epochs.length - 1 ? 'beyond' : 'lost';
}

function isPinned(source: VerifySource, { epochs }: Walked, pin: LedgerHead): boolean {
  return standing(epochs, pin) === 'here' && source.ledgerHash(pin.size) === pin.hash;
}

function pinOf({ epoch, ledgerIndex, ledgerHash }: ReceiptFacts): LedgerHead {
  return { epoch, size: ledgerIndex, hash: ledgerHash };
}

function fits(facts: ReceiptFacts, { responseId, envelopeHash, outcome, receivedAtMs }: EnvelopeFacts): boolean {
  return facts.responseId === responseId && facts.envelopeHash === envelopeHash && facts.status === outcome && facts.storedAtMs === receivedAtMs;
}
