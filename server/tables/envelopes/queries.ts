/** Statements of the hot path are prepared once per connection: Drizzle would build each anew. */
import { count, eq, getTableColumns, gt } from 'drizzle-orm';
import type { HeldReason } from '#shared/wire/push.ts';
import type { HeldEnvelope, IncomingEnvelope, StoreOutcome } from '../../storage/port.ts';
import type { Connection } from '../connection.ts';
import { envelopes } from './table.ts';

/** One content that came under a response id. */
export interface KnownEnvelope {
  readonly position: number;
  readonly envelopeHash: string;
  readonly receivedAtMs: number;
  readonly outcome: StoreOutcome['status'];
  /** Who made it: as it is proven, or as its header says. */
  readonly device: string;
  /** Who made it by its header. */
  readonly signer: string | null;
  /** Of a held one, what was decided on it; null where it was counted at once. */
  readonly decision: HeldEnvelope['decision'] | null;
  /** Why it was held; empty when counted. */
  readonly reasons: readonly HeldReason[];
}

type KnownRow = Omit<KnownEnvelope, 'reasons'> & { readonly reasons: string | null };

export interface EnvelopeStatements {
  /** All contents under one response id, the first first. */
  known(responseId: string): KnownEnvelope[];
  /** Returns the position given. */
  insert(envelope: IncomingEnvelope, variant: number, outcome: StoreOutcome['status']): number;
}

export function prepareEnvelopes({ client }: Connection): EnvelopeStatements {
  const known = client.prepare<[string], KnownRow>(`
    SELECT envelopes.position, envelope_hash AS envelopeHash, received_at_ms AS receivedAtMs, outcome, device, signer, decision, reasons
    FROM envelopes LEFT JOIN held ON held.position = envelopes.position WHERE response_id = ? ORDER BY variant`);
  const insert = client.prepare(`
    INSERT INTO envelopes (response_id, variant, envelope_hash, bytes, device, account, received_at_ms, outcome, campaign, sequence, signer, previous_hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return {
    known: (responseId) => known.all(responseId).map((row) => ({ ...row, reasons: JSON.parse(row.reasons ?? '[]') as HeldReason[] })),
    insert: (envelope, variant, outcome) => Number(insert.run(
      envelope.responseId, variant, envelope.envelopeHash, envelope.bytes, envelope.device, envelope.account,
      envelope.receivedAtMs, outcome, envelope.campaign, envelope.sequence, envelope.signer, envelope.previousHash,
    ).lastInsertRowid),
  };
}

/** The triggers let only those of a demonstration go. */
export function deleteEnvelopes({ db }: Connection, campaign: string): void {
  db.delete(envelopes).where(eq(envelopes.campaign, campaign)).run();
}

export function countEnvelopes({ db }: Connection): number {
  return db.select({ rows: count() }).from(envelopes).get()?.rows ?? 0;
}

/** A row without its bytes. */
export type EnvelopeRow = Omit<typeof envelopes.$inferSelect, 'bytes'>;

/** By position, oldest first. */
export function listEnvelopeRows({ db }: Connection, after: number, limit: number): EnvelopeRow[] {
  const { bytes: _bytes, ...columns } = getTableColumns(envelopes);
  return db.select(columns).from(envelopes).where(gt(envelopes.position, after)).orderBy(envelopes.position).limit(limit).all();
}

export function findEnvelope({ db }: Connection, position: number): typeof envelopes.$inferSelect | undefined {
  return db.select().from(envelopes).where(eq(envelopes.position, position)).get();
}
