/** What is kept outside every tally until a person decides, and what that person decided. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { heldDecisions } from '#shared/wire/held.ts';
import type { HeldReason } from '#shared/wire/push.ts';

export const held = sqliteTable('held', {
  position: integer('position').primaryKey(),
  campaign: text('campaign'),
  unit: text('unit'),
  place: text('place'),
  reasons: text('reasons', { mode: 'json' }).$type<readonly HeldReason[]>().notNull(),
  decision: text('decision', { enum: heldDecisions }).notNull(),
  decidedBy: text('decided_by'),
  decidedAtMs: integer('decided_at_ms'),
  decisionReason: text('decision_reason'),
});
