/** What devices told of themselves, a row for each highest number told. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Health } from '#shared/wire/health.ts';

export const deviceReports = sqliteTable('device_reports', {
  device: text('device').notNull(),
  finished: integer('finished').notNull(),
  firstAtMs: integer('first_at_ms').notNull(),
  lastAtMs: integer('last_at_ms').notNull(),
  waiting: integer('waiting').notNull(),
  appVersion: text('app_version').notNull(),
  health: text('health', { mode: 'json' }).$type<Health>(),
}, (table) => [primaryKey({ columns: [table.device, table.finished] })]);
