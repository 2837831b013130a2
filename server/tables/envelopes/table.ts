/** The exact bytes that arrived, for ever. Triggers refuse every change. */
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const envelopes = sqliteTable('envelopes', {
  position: integer('position').primaryKey({ autoIncrement: true }),
  responseId: text('response_id').notNull(),
  variant: integer('variant').notNull(),
  envelopeHash: text('envelope_hash').notNull(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  device: text('device').notNull(),
  account: text('account'),
  receivedAtMs: integer('received_at_ms').notNull(),
  outcome: text('outcome', { enum: ['stored', 'held'] }).notNull(),
  campaign: text('campaign'),
  sequence: integer('sequence'),
  signer: text('signer'),
  previousHash: text('previous_hash'),
});
