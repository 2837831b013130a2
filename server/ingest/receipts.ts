/** Receipts. A receipt is made of the outcome and the envelope alone, so the same bytes always get the same receipt. */
import type { ProblemCode } from '#shared/kernel/problem.ts';
import type { Receipt } from '#shared/wire/push.ts';
import type { IncomingEnvelope, StoreOutcome } from '../storage/port.ts';

export function receiptOf(envelope: IncomingEnvelope, outcome: StoreOutcome | null): Receipt {
  const { responseId, envelopeHash } = envelope;
  if (outcome === null) return { status: 'retry', responseId, envelopeHash, storedAtMs: 0, position: 0, reasons: [] };
  const { status, storedAtMs, position, reasons } = outcome;
  return { status, responseId, envelopeHash, storedAtMs, position, reasons: [...reasons] };
}

/** For what is no envelope: nothing was kept. The hash, where there were bytes, tells the device which it was. */
export function refusal(envelopeHash: string, reason: ProblemCode): Receipt {
  return { status: 'refused', responseId: '', envelopeHash, storedAtMs: 0, position: 0, reasons: [reason] };
}
