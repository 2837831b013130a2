/** Statements of the hot path are prepared once per connection: Drizzle would build each anew. */
import { and, eq, gt } from 'drizzle-orm';
import type { Scope } from '#shared/campaign/model.ts';
import type { Channel } from '#shared/response/model.ts';
import type { Connection } from '../connection.ts';
import { inScope } from '../in-scope.ts';
import { arrivals } from './table.ts';

export type ArrivalRow = typeof arrivals.$inferSelect;
export interface ArrivalKey {
  readonly campaign: string;
  readonly unit: string;
  readonly place: string;
  readonly channel: Channel;
  readonly device: string;
  readonly day: string;
}

export interface ArrivalStatements {
  /** `by` may be below 0: a correction takes its original out. */
  add(key: ArrivalKey, by: number, receivedAtMs: number): void;
}

export function prepareArrivals({ client }: Connection): ArrivalStatements {
  const add = client.prepare(`
    INSERT INTO arrivals (campaign, unit, place, channel, device, day, responses, last_received_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET responses = responses + excluded.responses,
      last_received_at_ms = max(last_received_at_ms, excluded.last_received_at_ms)`);
  const take = client.prepare(`
    UPDATE arrivals SET responses = responses + ?
    WHERE campaign = ? AND unit = ? AND place = ? AND channel = ? AND device = ? AND day = ?`);
  return {
    add: ({ campaign, unit, place, channel, device, day }, by, receivedAtMs) => {
      if (by > 0) add.run(campaign, unit, place, channel, device, day, by, receivedAtMs);
      if (by < 0) take.run(by, campaign, unit, place, channel, device, day);
    },
  };
}

export function listArrivals({ db }: Connection, campaign: string, scope: Scope): ArrivalRow[] {
  return db.select().from(arrivals).where(and(
    eq(arrivals.campaign, campaign), gt(arrivals.responses, 0),
    inScope(arrivals.campaign, scope.campaigns), inScope(arrivals.unit, scope.units),
  )).all();
}

export function deleteArrivals({ db }: Connection, campaign: string): void {
  db.delete(arrivals).where(eq(arrivals.campaign, campaign)).run();
}

export function deleteAllArrivals({ db }: Connection): void {
  db.delete(arrivals).run();
}
