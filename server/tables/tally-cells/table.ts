/** One row per tally cell of a source, its vector as bytes. */
import type { Source } from '#shared/response/source.ts';
import { blob, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const tallyCells = sqliteTable('tally_cells', {
  id: integer('id').primaryKey(),
  campaign: text('campaign').notNull(),
  unit: text('unit').notNull(),
  stratum: text('stratum').notNull(),
  cluster: text('cluster').notNull(),
  weight: real('weight').notNull(),
  source: text('source').$type<Source>().notNull(),
  vector: blob('vector', { mode: 'buffer' }).notNull(),
});
