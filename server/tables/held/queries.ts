import { and, desc, eq, gt, inArray, isNull, lt, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { Scope } from '#shared/campaign/model.ts';
import type { HeldReason } from '#shared/wire/push.ts';
import type { HeldEnvelope, IncomingEnvelope } from '../../storage/port.ts';
import { campaigns } from '../campaigns/table.ts';
import type { Connection } from '../connection.ts';
import { envelopes } from '../envelopes/table.ts';
import { responses } from '../responses/table.ts';
import { inScope } from '../in-scope.ts';
import { held } from './table.ts';

export interface HeldStatements {
  insert(position: number, envelope: IncomingEnvelope, reasons: readonly HeldReason[]): void;
  reasons(position: number): readonly HeldReason[];
}

export function prepareHeld({ client }: Connection): HeldStatements {
  const insert = client.prepare(`
    INSERT INTO held (position, campaign, unit, place, reasons, decision) VALUES (?, ?, ?, ?, ?, 'waiting')`);
  const reasons = client.prepare<[number], { reasons: string }>('SELECT reasons FROM held WHERE position = ?');
  return {
    insert: (position, envelope, why) => {
      insert.run(position, envelope.campaign, envelope.unit, envelope.place, JSON.stringify(why));
    },
    reasons: (position) => JSON.parse(reasons.get(position)?.reasons ?? '[]') as HeldReason[],
  };
}

/** Newest first. What names no known campaign is shown in every campaign to whoever sees everything. */
export function listHeld(
  connection: Connection,
  { campaign, scope, before: newest, limit }: { readonly campaign: string; readonly scope: Scope; readonly before: number | null; readonly limit: number },
): HeldEnvelope[] {
  const strays = or(isNull(held.campaign), notInArray(held.campaign, connection.db.select({ id: campaigns.id }).from(campaigns)));
  const seesAll = scope.campaigns === 'all' && scope.units === 'all';
  const before = newest === null ? undefined : lt(held.position, newest);
  const ofCampaign = and(eq(held.campaign, campaign), heldScope(scope));
  return select(connection, and(before, seesAll ? or(ofCampaign, strays) : ofCampaign), limit).map(toHeld);
}

export type HeldRow = typeof held.$inferSelect;

export function findHeldRow({ db }: Connection, position: number): HeldRow | undefined {
  return db.select().from(held).where(eq(held.position, position)).get();
}

/** Every row by position, oldest first. */
export function listHeldRows({ db }: Connection, after: number, limit: number): HeldRow[] {
  return db.select().from(held).where(gt(held.position, after)).orderBy(held.position).limit(limit).all();
}

export function findHeld(
  connection: Connection, position: number, scope: Scope,
): { readonly held: HeldEnvelope; readonly bytes: Uint8Array; readonly envelopeHash: string } | undefined {
  const row = select(connection, and(eq(held.position, position), heldScope(scope)), 1)[0];
  return row && { held: toHeld(row), bytes: row.envelopes.bytes, envelopeHash: row.envelopes.envelopeHash };
}

/** Whether it was still waiting. */
export function updateDecision(
  { db }: Connection,
  position: number,
  decided: { readonly decision: 'admitted' | 'kept_out'; readonly decidedBy: string; readonly decidedAtMs: number; readonly decisionReason: string },
): boolean {
  const where = and(eq(held.position, position), eq(held.decision, 'waiting'));
  return db.update(held).set(decided).where(where).run().changes === 1;
}

/** What is shown of it, in place of what stands there; a decision stays. */
export function putHeld({ db }: Connection, position: number, shown: Pick<HeldRow, 'campaign' | 'unit' | 'place' | 'reasons'>): void {
  const { campaign, unit, place, reasons } = shown;
  db.insert(held).values({ position, campaign, unit, place, reasons, decision: 'waiting' })
    .onConflictDoUpdate({ target: held.position, set: { campaign, unit, place, reasons } }).run();
}

/** Whatever it was before. */
export function setDecision(
  { db }: Connection, position: number, decided: Pick<HeldRow, 'decision' | 'decidedBy' | 'decidedAtMs' | 'decisionReason'>,
): void {
  db.update(held).set(decided).where(eq(held.position, position)).run();
}

export function deleteHeldAt({ db }: Connection, position: number): void {
  db.delete(held).where(eq(held.position, position)).run();
}

/** Waiting ones per unit; null where none could be read. */
export function countWaiting({ db }: Connection, campaign: string, scope: Scope): { unit: string | null; held: number }[] {
  return db.select({ unit: held.unit, held: sql<number>`count(*)` }).from(held)
    .where(and(eq(held.campaign, campaign), eq(held.decision, 'waiting'), heldScope(scope)))
    .groupBy(held.unit).all();
}

/** Positions of what waits: what this device made, or what waits for this one reason alone. */
export function listWaiting({ db }: Connection, which: { readonly signer: string } | { readonly reason: HeldReason }): number[] {
  const condition = 'signer' in which ? eq(envelopes.signer, which.signer) : eq(held.reasons, [which.reason]);
  return db.select({ position: held.position }).from(held).innerJoin(envelopes, eq(envelopes.position, held.position))
    .where(and(eq(held.decision, 'waiting'), condition)).orderBy(held.position).all().map((each) => each.position);
}

export function deleteHeld({ db }: Connection, campaign: string): void {
  const positions = db.select({ position: envelopes.position }).from(envelopes).where(eq(envelopes.campaign, campaign));
  db.delete(held).where(inArray(held.position, positions)).run();
}

function heldScope(scope: Scope): SQL | undefined {
  return and(inScope(held.campaign, scope.campaigns), inScope(held.unit, scope.units));
}

interface Selected { readonly held: typeof held.$inferSelect; readonly envelopes: typeof envelopes.$inferSelect; readonly isIdTaken: number }

function select({ db }: Connection, where: SQL | undefined, limit: number): Selected[] {
  const isIdTaken = sql<number>`EXISTS (
    SELECT 1 FROM ${envelopes} AS other JOIN ${responses} ON ${responses.position} = other.position
    WHERE other.response_id = ${envelopes.responseId} AND other.position <> ${envelopes.position} AND ${responses.isCounted} = 1)`;
  return db.select({ held, envelopes, isIdTaken }).from(held).innerJoin(envelopes, eq(envelopes.position, held.position))
    .where(where).orderBy(desc(held.position)).limit(limit).all();
}

function toHeld(row: Selected): HeldEnvelope {
  const { responseId, device, account, receivedAtMs } = row.envelopes;
  return { ...row.held, responseId, device, account, receivedAtMs, isIdTaken: row.isIdTaken === 1 };
}
