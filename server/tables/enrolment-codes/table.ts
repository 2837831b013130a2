/** Codes by which a device is enrolled without a password: one device each, for a few minutes. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { deviceKinds } from '#shared/wire/enrolment.ts';

export const enrolmentCodes = sqliteTable('enrolment_codes', {
  codeHash: text('code_hash').primaryKey(),
  kind: text('kind', { enum: deviceKinds }).notNull(),
  account: text('account').notNull(),
  kioskCampaign: text('kiosk_campaign'),
  kioskPlace: text('kiosk_place'),
  createdBy: text('created_by').notNull(),
  expiresAtMs: integer('expires_at_ms').notNull(),
  takenBy: text('taken_by'),
});
