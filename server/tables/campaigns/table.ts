/** Campaigns; `definition` is the model without its questionnaire, which stands under its hash; an older version may have written it. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { campaignStatuses } from '#shared/campaign/model.ts';
import type { StoredDefinition } from '#shared/campaign/read-stored-campaign.ts';

export const campaigns = sqliteTable('campaigns', {
  id: text('id').primaryKey(),
  status: text('status', { enum: campaignStatuses }).notNull(),
  questionnaireHash: text('questionnaire_hash').notNull(),
  definition: text('definition', { mode: 'json' }).$type<StoredDefinition>().notNull(),
  createdAtMs: integer('created_at_ms').notNull(),
  isDemonstration: integer('is_demonstration', { mode: 'boolean' }).notNull(),
  hasGeneratedResponses: integer('has_generated_responses', { mode: 'boolean' }).notNull(),
});
