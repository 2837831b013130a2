import { and, count, eq, gte, inArray, isNotNull, lte, max } from 'drizzle-orm';
import type { Scope } from '#shared/campaign/model.ts';
import type { RecordedRefusals } from '../../storage/port.ts';
import type { Connection } from '../connection.ts';
import { inScope } from '../in-scope.ts';
import { refusals } from './table.ts';

/** What holds, by unit. */
export function listRefusals({ db }: Connection, campaign: string, scope: Scope): RecordedRefusals[] {
  const newest = db.select({ id: max(refusals.id) }).from(refusals)
    .where(and(eq(refusals.campaign, campaign), inScope(refusals.campaign, scope.campaigns), inScope(refusals.unit, scope.units)))
    .groupBy(refusals.unit);
  return db.select({ unit: refusals.unit, refusals: refusals.refusals, recordedBy: refusals.recordedBy, recordedAtMs: refusals.recordedAtMs })
    .from(refusals).where(and(inArray(refusals.id, newest), isNotNull(refusals.refusals))).orderBy(refusals.unit).all()
    .map((row): RecordedRefusals => ({ ...row, refusals: row.refusals ?? 0 }));
}

export interface RefusalRow extends Omit<RecordedRefusals, 'refusals'> {
  readonly campaign: string;
  readonly refusals: number | null;
}

/** Returns the id given. */
export function insertRefusals({ db }: Connection, row: RefusalRow): number {
  return Number(db.insert(refusals).values(row).run().lastInsertRowid);
}

/** Every row that was ever recorded in these ids, by id. */
export function listRefusalRows({ db }: Connection, campaign: string, { from, to }: { readonly from: number; readonly to: number }): (RefusalRow & { readonly id: number })[] {
  return db.select().from(refusals).where(and(eq(refusals.campaign, campaign), gte(refusals.id, from), lte(refusals.id, to))).orderBy(refusals.id).all();
}

export function countRefusalRows({ db }: Connection): number {
  return db.select({ rows: count() }).from(refusals).get()?.rows ?? 0;
}

export function listCampaignsWithRefusals({ db }: Connection): string[] {
  return db.selectDistinct({ campaign: refusals.campaign }).from(refusals).orderBy(refusals.campaign).all().map((each) => each.campaign);
}

export function deleteRefusals({ db }: Connection, campaign: string): void {
  db.delete(refusals).where(eq(refusals.campaign, campaign)).run();
}
