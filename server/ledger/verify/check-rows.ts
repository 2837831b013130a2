/** After the walk: is there anything that the ledger does not know, and is counted what it says? */
import type { Findings } from './findings.ts';
import type { VerifySource } from './source.ts';
import type { Walked } from './walk.ts';

export function checkRows(source: VerifySource, walked: Walked, findings: Findings): void {
  for (const position of source.envelopePositions()) if (!walked.envelopes.has(position)) findings.add('envelope_extra', position);
  for (const { position, decision } of source.allHeld()) {
    if (!walked.held.has(position)) findings.add('held_extra', position);
    else if (decision !== 'waiting' && !walked.decided.has(position)) findings.add('decision_altered', position);
  }
  for (const { position, isCounted, replaces } of source.allResponses()) {
    if (!walked.responses.has(position)) findings.add('response_extra', position);
    else if (isCounted !== walked.counted.has(position) || replaces !== (walked.replaces.get(position) ?? null)) findings.add('correction_altered', position);
  }
  if (source.refusalRows() !== walked.refusalRows) findings.add('refusals_altered', '');
}

/** Returns the responses counted. */
export function checkCounts(source: VerifySource, findings: Findings): number {
  let counted = 0;
  for (const campaign of source.campaigns()) {
    const { responses, cells, arrivals } = source.recount(campaign);
    counted += responses;
    if (cells > 0) findings.add('tally_differs', campaign);
    if (arrivals > 0) findings.add('arrivals_differ', campaign);
  }
  return counted;
}
