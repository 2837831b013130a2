/** Campaigns; `definition` is the model without its questionnaire, which stands under its hash. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { campaignStatuses, type Campaign } from '#shared/campaign/model.ts';

export type CampaignDefinition = Omit<Campaign, 'questionnaire'>;

export const campaigns = sqliteTable('campaigns', {
  id: text('id').primaryKey(),
  status: text('status', { enum: campaignStatuses }).notNull(),
  questionnaireHash: text('questionnaire_hash').notNull(),
  definition: text('definition', { mode: 'json' }).$type<CampaignDefinition>().notNull(),
  createdAtMs: integer('created_at_ms').notNull(),
  isDemonstration: integer('is_demonstration', { mode: 'boolean' }).notNull(),
  hasGeneratedResponses: integer('has_generated_responses', { mode: 'boolean' }).notNull(),
});
