import { and, count, desc, eq, gte, inArray, min } from 'drizzle-orm';
import type { ToldReport } from '../../storage/ledger-port.ts';
import type { Connection } from '../connection.ts';
import { deviceReports } from './table.ts';

export function upsertReport({ db }: Connection, device: string, { atMs, waiting, appVersion, health }: ToldReport): void {
  const told = { lastAtMs: atMs, waiting, appVersion, health };
  db.insert(deviceReports).values({ device, finished: health?.finished ?? 0, firstAtMs: atMs, ...told })
    .onConflictDoUpdate({ target: [deviceReports.device, deviceReports.finished], set: told }).run();
}

/** Once there are too many, every other one of the older half goes, but not the one that was told just now. */
export function thinReports({ db }: Connection, device: string, { most, but }: { readonly most: number; readonly but: number }): void {
  const isTheirs = eq(deviceReports.device, device);
  const { kept = 0 } = db.select({ kept: count() }).from(deviceReports).where(isTheirs).get() ?? {};
  if (kept <= most) return;
  const numbers = db.select({ finished: deviceReports.finished }).from(deviceReports).where(isTheirs)
    .orderBy(deviceReports.finished).all().map((each) => each.finished);
  const thinned = numbers.slice(0, numbers.length / 2).filter((finished, at) => at % 2 === 1 && finished !== but);
  db.delete(deviceReports).where(and(isTheirs, inArray(deviceReports.finished, thinned))).run();
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
