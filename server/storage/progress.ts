/** Progress from the counts of arrivals and the waiting held ones: a few thousand rows at most, never the responses. */
import type { Scope } from '#shared/campaign/model.ts';
import { listArrivals, type ArrivalRow } from '../tables/arrivals/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { countWaiting } from '../tables/held/queries.ts';
import type { ProgressCounts } from './port.ts';

export function readProgress(connection: Connection, campaign: string, scope: Scope): ProgressCounts {
  const rows = listArrivals(connection, campaign, scope);
  const waiting = countWaiting(connection, campaign, scope);
  return {
    responses: rows.reduce((sum, row) => sum + row.responses, 0),
    held: waiting.reduce((sum, row) => sum + row.held, 0),
    units: unitsOf(rows, waiting),
    places: sumBy(rows.filter((row) => row.place !== ''), (row) => row.place, (place, responses) => ({ place, responses })),
    days: sumBy(rows, (row) => row.day, (day, responses) => ({ day, responses })).sort((left, right) => (left.day < right.day ? -1 : 1)),
    channels: sumBy(rows, (row) => row.channel, (channel, responses) => ({ channel, responses })),
    devices: sumBy(rows, (row) => row.device, (device, responses) => ({ device, responses })),
  };
}

function unitsOf(rows: readonly ArrivalRow[], waiting: readonly { unit: string | null; held: number }[]): ProgressCounts['units'] {
  const held = new Map(waiting.flatMap((row): [string, number][] => (row.unit === null ? [] : [[row.unit, row.held]])));
  const last = new Map<string, number>();
  for (const row of rows) last.set(row.unit, Math.max(last.get(row.unit) ?? 0, row.lastReceivedAtMs));
  const counted = sumBy(rows, (row) => row.unit, (unit, responses) =>
    ({ unit, responses, held: held.get(unit) ?? 0, lastReceivedAtMs: last.get(unit) ?? null }));
  const onlyHeld = [...held].filter(([unit]) => !last.has(unit))
    .map(([unit, count]) => ({ unit, responses: 0, held: count, lastReceivedAtMs: null }));
  return [...counted, ...onlyHeld];
}

function sumBy<K, T>(rows: readonly ArrivalRow[], keyOf: (row: ArrivalRow) => K, make: (key: K, responses: number) => T): T[] {
  const sums = new Map<K, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.responses);
  return [...sums].map(([key, responses]) => make(key, responses));
}
