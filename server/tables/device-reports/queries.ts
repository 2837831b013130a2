import { and, desc, eq, gte, min } from 'drizzle-orm';
import type { ToldReport } from '../../storage/ledger-port.ts';
import type { Connection } from '../connection.ts';
import { deviceReports } from './table.ts';

export function upsertReport({ db }: Connection, device: string, { atMs, waiting, appVersion, health }: ToldReport): void {
  const told = { lastAtMs: atMs, waiting, appVersion, health };
  db.insert(deviceReports).values({ device, finished: health?.finished ?? 0, firstAtMs: atMs, ...told })
    .onConflictDoUpdate({ target: [deviceReports.device, deviceReports.finished], set: told }).run();
}

export function lastReport({ db }: Connection, device: string): ToldReport | undefined {
  const { lastAtMs: atMs, waiting, appVersion, health } = deviceReports;
  return db.select({ atMs, waiting, appVersion, health }).from(deviceReports).where(eq(deviceReports.device, device))
    .orderBy(desc(deviceReports.lastAtMs), desc(deviceReports.finished)).limit(1).get();
}

/** Highest number that the device ever told, and since when this number or a higher one is known. */
export function toldFinished({ db }: Connection, device: string): number {
  return db.select({ finished: deviceReports.finished }).from(deviceReports).where(eq(deviceReports.device, device))
    .orderBy(desc(deviceReports.finished)).limit(1).get()?.finished ?? 0;
}

export function toldSince({ db }: Connection, device: string, finished: number): number | null {
  return db.select({ atMs: min(deviceReports.firstAtMs) }).from(deviceReports)
    .where(and(eq(deviceReports.device, device), gte(deviceReports.finished, finished))).get()?.atMs ?? null;
}
