/**
 * Verifies a database against its own ledger and against what others keep of it. Offline: it reads,
 * writes nothing, and asks nobody. A clean verdict means: every byte that was acknowledged is there
 * and unchanged, and every figure follows from it.
 */
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import { checkKeptHeads, checkKeptReceipts, checkOutsideHeads, checkOutsideReceipts, type IsSigned, type OutsideHead } from './check-proofs.ts';
import { checkCounts, checkRows } from './check-rows.ts';
import { Findings, type Verdict } from './findings.ts';
import type { VerifySource } from './source.ts';
import { walkLedger } from './walk.ts';

export interface Outside {
  readonly isSigned: IsSigned;
  /** Whether the key of the folder is another than the one given from outside. */
  readonly isOtherKey: boolean;
  readonly receipts: readonly (readonly [string, SignedReceipt])[];
  readonly heads: readonly (readonly [string, OutsideHead])[];
}

export function verify(source: VerifySource, { isSigned, isOtherKey, receipts, heads }: Outside): Verdict {
  const findings = new Findings();
  for (const each of source.damage()) findings.add('file_damaged', each);
  if (!source.hasOwnSchema()) findings.add('schema_changed', '');
  if (isOtherKey) findings.add('key_differs', '');
  const walked = walkLedger(source, findings);
  checkRows(source, walked, findings);
  const parts = { source, walked, findings, isSigned };
  const [kept, keptHeads] = [checkKeptReceipts(parts), checkKeptHeads(parts)];
  const refilled = checkOutsideReceipts(parts, receipts);
  checkOutsideHeads(parts, heads);
  const responses = checkCounts(source, findings);
  return {
    isClean: findings.count === 0, findings: findings.list, findingCount: findings.count,
    checked: {
      entries: walked.size, envelopes: walked.envelopeCount, receipts: kept, heads: keptHeads, responses,
      outsideReceipts: receipts.length, outsideHeads: heads.length, campaigns: source.campaigns().length,
    },
    head: { epoch: walked.epochs.at(-1)?.epoch ?? '', size: walked.size, hash: walked.hash },
    restores: Math.max(0, walked.epochs.length - 1), refilled, brokenChains: source.brokenChains(),
  };
}
