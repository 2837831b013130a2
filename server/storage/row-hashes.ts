/**
 * What the ledger says of rows that are no envelopes: a hash over everything in them that never
 * changes. Whoever alters a row of what is counted, of what was decided or of refusals no longer
 * fits the ledger.
 */
import { usualSource } from '#shared/response/source.ts';
import type { CountedResponse } from './port.ts';
import { sha256 } from './ledger.ts';

interface CountedOrigin {
  readonly responseId: string;
  readonly device: string;
  readonly account: string | null;
  readonly receivedAtMs: number;
}

/** Of a row of responses, but for what a later correction changes. A source is stated where the channel does not tell it, as it did for every row of before there were sources. */
export function countedHash({ responseId, device, account, receivedAtMs }: CountedOrigin, counted: Omit<CountedResponse, 'replaces'>): string {
  const { campaign, position: { unit, stratum, cluster, weight }, place, channel, source, startedAtMs, finishedAtMs, isGenerated, answerCodes } = counted;
  const stated = source === usualSource(channel) ? [] : [source];
  return sha256(JSON.stringify([
    stated.length === 0 ? 'counted 1' : 'counted 2', responseId, device, account, receivedAtMs, campaign, unit, stratum, cluster, weight, place, channel,
    startedAtMs, finishedAtMs, isGenerated, Buffer.from(answerCodes).toString('base64'), ...stated,
  ]));
}

/** Of what lists of held envelopes show. */
export function heldHash({ campaign, unit, place, reasons }: {
  readonly campaign: string | null; readonly unit: string | null; readonly place: string | null; readonly reasons: readonly string[];
}): string {
  return sha256(JSON.stringify(['held 1', campaign, unit, place, reasons]));
}

export function decisionHash({ decision, by, atMs, reason }: {
  readonly decision: 'admitted' | 'kept_out'; readonly by: string | null; readonly atMs: number | null; readonly reason: string | null;
}): string {
  return sha256(JSON.stringify(['decision 1', decision, by, atMs, reason]));
}

export interface RefusalsRow {
  readonly id: number;
  readonly campaign: string;
  readonly unit: string;
  readonly refusals: number | null;
  readonly recordedBy: string;
  readonly recordedAtMs: number;
}

export function refusalsHash(rows: readonly RefusalsRow[]): string {
  return sha256(JSON.stringify(['refusals 1', ...rows.map((row) => [row.id, row.campaign, row.unit, row.refusals, row.recordedBy, row.recordedAtMs])]));
}
