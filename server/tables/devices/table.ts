/** Enrolled phones and kiosk tablets, each with the public half of its key pair. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { deviceKinds } from '#shared/wire/enrolment.ts';

export const devices = sqliteTable('devices', {
  id: text('id').primaryKey(),
  account: text('account').notNull(),
  kind: text('kind', { enum: deviceKinds }).notNull(),
  publicKey: text('public_key').notNull(),
  kioskCampaign: text('kiosk_campaign'),
  kioskPlace: text('kiosk_place'),
  enrolledAtMs: integer('enrolled_at_ms').notNull(),
  lastSeenAtMs: integer('last_seen_at_ms'),
  waiting: integer('waiting').notNull(),
  isRevoked: integer('is_revoked', { mode: 'boolean' }).notNull(),
});
