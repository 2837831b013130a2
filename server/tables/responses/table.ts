/** Responses that were counted, decoded as far as counting and export need. */
import { blob, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { channels } from '#shared/response/model.ts';
import type { Source } from '#shared/response/source.ts';

export const responses = sqliteTable('responses', {
  position: integer('position').primaryKey(),
  responseId: text('response_id').notNull(),
  campaign: text('campaign').notNull(),
  unit: text('unit').notNull(),
  stratum: text('stratum').notNull(),
  cluster: text('cluster').notNull(),
  weight: real('weight').notNull(),
  place: text('place'),
  channel: text('channel', { enum: channels }).notNull(),
  source: text('source').$type<Source>().notNull(),
  device: text('device').notNull(),
  account: text('account'),
  answerCodes: blob('answer_codes', { mode: 'buffer' }).notNull(),
  replaces: text('replaces'),
  receivedAtMs: integer('received_at_ms').notNull(),
  startedAtMs: integer('started_at_ms').notNull(),
  finishedAtMs: integer('finished_at_ms').notNull(),
  isGenerated: integer('is_generated', { mode: 'boolean' }).notNull(),
  isCounted: integer('is_counted', { mode: 'boolean' }).notNull(),
});
