import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { enrolmentCodeGoodForMs } from '#shared/wire/enrolment-codes.ts';
import type { CodeTaker, EnrolmentCode } from '../../storage/ledger-port.ts';
import type { Connection } from '../connection.ts';
import { enrolmentCodes } from './table.ts';

export function insertCode({ db }: Connection, { kiosk, ...rest }: EnrolmentCode): void {
  db.insert(enrolmentCodes).values({ ...rest, kioskCampaign: kiosk?.campaign ?? null, kioskPlace: kiosk?.place ?? null, takenBy: null }).run();
}

/** The code while it is good and nobody else has taken it. */
export function findCode({ db }: Connection, codeHash: string, taker: CodeTaker): EnrolmentCode | undefined {
  const row = db.select().from(enrolmentCodes).where(isOpen(codeHash, taker)).get();
  if (row === undefined) return undefined;
  const { kioskCampaign, kioskPlace, takenBy: _takenBy, ...rest } = row;
  return { ...rest, kiosk: kioskCampaign === null || kioskPlace === null ? null : { campaign: kioskCampaign, place: kioskPlace } };
}

/** Takes it in one statement: of two takers one gets it, and that one may take it again. */
export function takeCode({ db }: Connection, codeHash: string, taker: CodeTaker): boolean {
  return db.update(enrolmentCodes).set({ takenBy: taker.by }).where(isOpen(codeHash, taker)).run().changes === 1;
}

/** A code that is good for longer than any can be was made by a clock that was set back since. */
function isOpen(codeHash: string, { by, atMs }: CodeTaker) {
  const isFree = or(isNull(enrolmentCodes.takenBy), eq(enrolmentCodes.takenBy, by));
  return and(eq(enrolmentCodes.codeHash, codeHash), gt(enrolmentCodes.expiresAtMs, atMs), lte(enrolmentCodes.expiresAtMs, atMs + 2 * enrolmentCodeGoodForMs), isFree);
}

export function deleteExpiredCodes({ db }: Connection, atMs: number): void {
  db.delete(enrolmentCodes).where(lte(enrolmentCodes.expiresAtMs, atMs)).run();
}
