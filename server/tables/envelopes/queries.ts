/** Statements of the hot path are prepared once per connection: Drizzle would build each anew. */
import { eq, getTableColumns, gt } from 'drizzle-orm';
import type { IncomingEnvelope, StoreOutcome } from '../../storage/port.ts';
import type { Connection } from '../connection.ts';
import { envelopes } from './table.ts';

/** One content that came under a response id. */
export interface KnownEnvelope {
  readonly position: number;
  readonly envelopeHash: string;
  readonly receivedAtMs: number;
  readonly outcome: StoreOutcome['status'];
}

export interface EnvelopeStatements {
  /** All contents under one response id, the first first. */
  known(responseId: string): KnownEnvelope[];
  /** Returns the position given. */
  insert(envelope: IncomingEnvelope, variant: number, outcome: StoreOutcome['status']): number;
}

export function prepareEnvelopes({ client }: Connection): EnvelopeStatements {
  const known = client.prepare<[string], KnownEnvelope>(`
    SELECT position, envelope_hash AS envelopeHash, received_at_ms AS receivedAtMs, outcome
    FROM envelopes WHERE response_id = ? ORDER BY variant`);
  const insert = client.prepare(`
    INSERT INTO envelopes (response_id, variant, envelope_hash, bytes, device, account, received_at_ms, outcome, campaign, sequence, signer)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return {
    known: (responseId) => known.all(responseId),
    insert: (envelope, variant, outcome) => Number(insert.run(
      envelope.responseId, variant, envelope.envelopeHash, envelope.bytes, envelope.device, envelope.account,
      envelope.receivedAtMs, outcome, envelope.campaign, envelope.sequence, envelope.signer,
    ).lastInsertRowid),
  };
}

/** The triggers let only those of a demonstration go. */
export function deleteEnvelopes({ db }: Connection, campaign: string): void {
  db.delete(envelopes).where(eq(envelopes.campaign, campaign)).run();
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
