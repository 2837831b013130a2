/** One envelope against its entry in the ledger: the bytes by their hash, what lists and gaps read of it by the header. */
import { createHash } from 'node:crypto';
import { openEnvelope, type EnvelopeHeader } from '#shared/sealing/envelope.ts';
import type { DepositBody } from '#shared/sealing/ledger.ts';
import type { Findings } from './findings.ts';
import type { EnvelopeFacts, StoredEntry, VerifySource } from './source.ts';

export function checkEnvelope(
  { source, findings }: { readonly source: VerifySource; readonly findings: Findings }, entry: StoredEntry, said: DepositBody,
): void {
  const found = source.envelope(said.position);
  if (found === undefined) {
    findings.add('envelope_missing', said.position);
    return;
  }
  const hash = createHash('sha256').update(found.bytes).digest('hex');
  if (hash !== said.envelopeHash || found.envelopeHash !== said.envelopeHash) findings.add('envelope_altered', said.position);
  else if (!isAsSaid(found, entry, said)) findings.add('envelope_row_altered', said.position);
}

function isAsSaid(found: EnvelopeFacts, { kind, atMs }: StoredEntry, said: DepositBody): boolean {
  const header = openEnvelope(found.bytes)?.header;
  const isOfHeader = header === undefined || (header.responseId === found.responseId && header.device === found.signer
    && header.previousHash === found.previousHash && found.sequence === (isNumberOf(header, said) ? header.sequence : null));
  return isOfHeader && found.responseId === said.responseId && found.device === said.device && found.account === said.account
    && found.campaign === said.campaign && found.outcome === kind && found.receivedAtMs === atMs;
}

/** Whether the number in the header counts as one of the device that it names: what is proven to be another's closes no gap. */
function isNumberOf({ device }: EnvelopeHeader, said: DepositBody): boolean {
  return said.device === device && !said.reasons.includes('signature_bad');
}
