/**
 * Receipts. Those of what is kept were made and signed where it was stored, and come from there for
 * every re-send alike; what is refused is told here, signed as well. Protocol 1 knows the same facts
 * without a signature.
 */
import type { ProblemCode } from '#shared/kernel/problem.ts';
import type { Receipt } from '#shared/wire/push.ts';
import { receiptText, type SignedReceipt } from '#shared/wire/receipt.ts';
import type { IncomingEnvelope, Notary, StoreOutcome } from '../storage/port.ts';

export interface BothReceipts {
  readonly receipt: Receipt;
  /** Null where nothing is known: ask again later. */
  readonly signed: SignedReceipt | null;
}

export function receiptsOf(envelope: IncomingEnvelope, outcome: StoreOutcome | null): BothReceipts {
  const { responseId, envelopeHash } = envelope;
  if (outcome === null) return { receipt: { status: 'retry', responseId, envelopeHash, storedAtMs: 0, position: 0, reasons: [] }, signed: null };
  const { status, storedAtMs, position, reasons, receipt } = outcome;
  return { receipt: { status, responseId, envelopeHash, storedAtMs, position, reasons: [...reasons] }, signed: receipt };
}

/** What is no envelope: nothing was kept. */
export interface Refused {
  /** Empty where there were no bytes; else it tells the device which it was. */
  readonly envelopeHash: string;
  readonly reason: ProblemCode;
}

/** `epoch` is asked of storage's `ledgerHead`. */
export function refusalOf({ envelopeHash, reason }: Refused, { notary, epoch }: { readonly notary: Notary; readonly epoch: string }): BothReceipts {
  const facts = { status: 'refused' as const, responseId: '', envelopeHash, storedAtMs: 0, position: 0, reasons: [reason] };
  const text = receiptText({ ...facts, epoch, ledgerIndex: 0, ledgerHash: '' });
  return { receipt: facts, signed: { text, signature: notary.sign(text) } };
}
