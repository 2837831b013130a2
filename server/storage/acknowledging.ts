/**
 * What the ledger says of an envelope that is stored, and the receipt that tells its device: both
 * made in the transaction that stores it. A receipt is made once and kept.
 */
import { correctedBody, depositBody, type DepositBody } from '#shared/sealing/ledger.ts';
import { receiptText, type SignedReceipt } from '#shared/wire/receipt.ts';
import type { ReceiptStatements } from '../tables/receipts/queries.ts';
import type { Ledger } from './ledger.ts';
import type { Notary } from './ledger-port.ts';

export interface Acknowledging {
  /** Appends the entry, signs the receipt, and keeps it. */
  acknowledge(facts: DepositBody, atMs: number): SignedReceipt;
  /** Notes what is counted no more since the envelope at `by` stands for it. */
  corrected(positions: readonly number[], by: number, atMs: number): void;
}

export function createAcknowledging(
  { ledger, notary, receipts }: { readonly ledger: Ledger; readonly notary: Notary; readonly receipts: ReceiptStatements },
): Acknowledging {
  return {
    acknowledge: (facts, atMs) => {
      const status = facts.reasons.length > 0 ? 'held' : 'stored';
      const { epoch, size, hash } = (facts.isGenerated ? ledger.enter : ledger.append)(status, depositBody(facts), atMs);
      const { responseId, envelopeHash, position, reasons } = facts;
      const text = receiptText({
        status, responseId, envelopeHash, epoch, ledgerIndex: size, ledgerHash: hash, storedAtMs: atMs, position, reasons: [...reasons],
      });
      const receipt = { text, signature: notary.sign(text) };
      receipts.insert(position, receipt);
      return receipt;
    },
    corrected: (positions, by, atMs) => {
      for (const position of positions) ledger.append('corrected', correctedBody({ position, by }), atMs);
    },
  };
}
