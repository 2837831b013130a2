/** Questionnaires by content hash; the body is the model as JSON. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Questionnaire } from '#shared/questionnaire/model.ts';

export const questionnaires = sqliteTable('questionnaires', {
  hash: text('hash').primaryKey(),
  id: text('id').notNull(),
  version: integer('version').notNull(),
  body: text('body', { mode: 'json' }).$type<Questionnaire>().notNull(),
});
