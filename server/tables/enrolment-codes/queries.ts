import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { EnrolmentCode } from '../../storage/ledger-port.ts';
import type { Connection } from '../connection.ts';
import { enrolmentCodes } from './table.ts';

export function insertCode({ db }: Connection, { kiosk, ...rest }: EnrolmentCode): void {
  db.insert(enrolmentCodes).values({ ...rest, kioskCampaign: kiosk?.campaign ?? null, kioskPlace: kiosk?.place ?? null, takenBy: null }).run();
}

/** Takes it in one statement: of two devices one gets it. The one that has it may ask again, for its reply may have been lost. */
export function takeCode({ db }: Connection, codeHash: string, { device, atMs }: { readonly device: string; readonly atMs: number }): EnrolmentCode | undefined {
  const isOpen = or(isNull(enrolmentCodes.takenBy), eq(enrolmentCodes.takenBy, device));
  const row = db.update(enrolmentCodes).set({ takenBy: device })
    .where(and(eq(enrolmentCodes.codeHash, codeHash), gt(enrolmentCodes.expiresAtMs, atMs), isOpen)).returning().get();
  if (row === undefined) return undefined;
  const { kioskCampaign, kioskPlace, takenBy: _takenBy, ...rest } = row;
  return { ...rest, kiosk: kioskCampaign === null || kioskPlace === null ? null : { campaign: kioskCampaign, place: kioskPlace } };
}

export function deleteExpiredCodes({ db }: Connection, atMs: number): void {
  db.delete(enrolmentCodes).where(lte(enrolmentCodes.expiresAtMs, atMs)).run();
}
