/**
 * What receipts teach of the server's history: each pins its ledger up to its entry. The highest is
 * kept, so that a server whose ledger is another one there is told at the next hello.
 */
import type { LedgerState } from '#shared/wire/hello.ts';
import type { ReceiptFacts } from '#shared/wire/receipt.ts';
import type { SyncStore } from './ports.ts';

/** Called before the receipts settle anything: what they teach is never behind what they settled. */
export async function learn(
  { store, session }: { readonly store: SyncStore; readonly session: { readonly ledger: LedgerState | undefined } },
  receipts: readonly ReceiptFacts[],
): Promise<void> {
  const epoch = session.ledger?.epoch;
  const known = (await store.device.get())?.known;
  const kept = receipts.filter((each) => each.status !== 'refused');
  if (epoch === undefined || known?.epoch !== epoch || kept.length === 0) return;
  if (kept.some((each) => each.epoch !== epoch)) {
    // Given before a restore, and true if the server still has it: the next run asks.
    await store.device.change({ known: { epoch: '', index: 0, hash: '' } });
    return;
  }
  const last = kept.reduce((highest, each) => (each.ledgerIndex > highest.ledgerIndex ? each : highest));
  if (last.ledgerIndex <= known.index) return;
  await store.device.change({ known: { epoch, index: last.ledgerIndex, hash: last.ledgerHash } });
}
