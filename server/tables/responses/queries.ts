/** Statements of the hot path are prepared once per connection: Drizzle would build each anew. */
import { and, eq, gt } from 'drizzle-orm';
import type { Scope } from '#shared/campaign/model.ts';
import type { CountedResponse, StoredResponse } from '../../storage/port.ts';
import type { Connection } from '../connection.ts';
import { envelopes } from '../envelopes/table.ts';
import { inScope } from '../in-scope.ts';
import { responses } from './table.ts';

/** Where a response came from: what its envelope knows and its content does not. */
export interface ResponseOrigin {
  readonly position: number;
  readonly responseId: string;
  readonly device: string;
  readonly account: string | null;
  readonly receivedAtMs: number;
}

export type ResponseRow = typeof responses.$inferSelect;

export interface ResponseStatements {
  insert(origin: ResponseOrigin, counted: CountedResponse, isCounted: boolean): void;
  isReplaced(responseId: string): boolean;
  /** Id of the response that corrects this one. */
  correctionOf(responseId: string): string | undefined;
  /** Whatever corrected it so far was overruled and corrects it no more. */
  overrule(replaces: string): void;
  /** Takes it out of what is counted. */
  uncount(position: number): void;
}

export function prepareResponses({ client }: Connection): ResponseStatements {
  const insert = client.prepare(`
    INSERT INTO responses (position, response_id, campaign, unit, stratum, cluster, weight, place, channel, source, device, account,
      answer_codes, replaces, received_at_ms, started_at_ms, finished_at_ms, is_generated, is_counted)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const replaced = client.prepare<[string], unknown>('SELECT 1 FROM responses WHERE replaces = ?');
  const correction = client.prepare<[string], { responseId: string }>('SELECT response_id AS responseId FROM responses WHERE replaces = ?');
  const overrule = client.prepare<[string]>('UPDATE responses SET replaces = NULL WHERE replaces = ?');
  const uncount = client.prepare('UPDATE responses SET is_counted = 0 WHERE position = ?');
  return {
    insert: (origin, counted, isCounted) => {
      const { unit, stratum, cluster, weight } = counted.position;
      insert.run(origin.position, origin.responseId, counted.campaign, unit, stratum, cluster, weight, counted.place,
        counted.channel, counted.source, origin.device, origin.account, counted.answerCodes, counted.replaces, origin.receivedAtMs,
        counted.startedAtMs, counted.finishedAtMs, Number(counted.isGenerated), Number(isCounted));
    },
    isReplaced: (responseId) => replaced.get(responseId) !== undefined,
    correctionOf: (responseId) => correction.get(responseId)?.responseId,
    overrule: (replaces) => { overrule.run(replaces); },
    uncount: (position) => { uncount.run(position); },
  };
}

export function findResponse({ db }: Connection, position: number): ResponseRow | undefined {
  return db.select().from(responses).where(eq(responses.position, position)).get();
}

/** Counted responses by position, oldest first. */
export function listResponses(
  { db }: Connection,
  { campaign, scope, after, limit }: { readonly campaign: string; readonly scope: Scope; readonly after: number; readonly limit: number },
): StoredResponse[] {
  return db.select({
    position: responses.position, responseId: responses.responseId, envelopeHash: envelopes.envelopeHash, bytes: envelopes.bytes,
    receivedAtMs: responses.receivedAtMs, account: responses.account, isGenerated: responses.isGenerated,
  }).from(responses).innerJoin(envelopes, eq(envelopes.position, responses.position))
    .where(and(
      eq(responses.campaign, campaign), gt(responses.position, after), eq(responses.isCounted, true),
      inScope(responses.campaign, scope.campaigns), inScope(responses.unit, scope.units),
    ))
    .orderBy(responses.position).limit(limit).all();
}

/** Every row by position, oldest first. */
export function listResponseRows({ db }: Connection, after: number, limit: number): ResponseRow[] {
  return db.select().from(responses).where(gt(responses.position, after)).orderBy(responses.position).limit(limit).all();
}

/** Counted rows of a campaign by position, for counting them again. */
export function listCounted(
  { db }: Connection, campaign: string, { after, limit }: { readonly after: number; readonly limit: number },
): ResponseRow[] {
  const where = and(eq(responses.campaign, campaign), gt(responses.position, after), eq(responses.isCounted, true));
  return db.select().from(responses).where(where).orderBy(responses.position).limit(limit).all();
}

/** Where a counted response stands in the sample, and its answers as bytes. */
export type AnswerRow = Pick<ResponseRow, 'position' | 'unit' | 'stratum' | 'cluster' | 'weight' | 'source' | 'answerCodes'>;

/** Answers of counted responses by position, and no more of them than figures need. */
export function listAnswers(
  { db }: Connection,
  { campaign, scope, after, limit }: { readonly campaign: string; readonly scope: Scope; readonly after: number; readonly limit: number },
): AnswerRow[] {
  const { position, unit, stratum, cluster, weight, source, answerCodes } = responses;
  return db.select({ position, unit, stratum, cluster, weight, source, answerCodes }).from(responses)
    .where(and(
      eq(responses.campaign, campaign), gt(position, after), eq(responses.isCounted, true),
      inScope(responses.campaign, scope.campaigns), inScope(unit, scope.units),
    ))
    .orderBy(position).limit(limit).all();
}

export function deleteResponses({ db }: Connection, campaign: string): void {
  db.delete(responses).where(eq(responses.campaign, campaign)).run();
}

export function deleteAllResponses({ db }: Connection): void {
  db.delete(responses).run();
}
