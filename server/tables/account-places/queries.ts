import { eq, inArray } from 'drizzle-orm';
import type { PlaceAssignment } from '../../storage/port.ts';
import type { Connection } from '../connection.ts';
import { accountPlaces } from './table.ts';

export function insertPlaces({ db }: Connection, account: string, places: readonly PlaceAssignment[]): void {
  if (places.length === 0) return;
  db.insert(accountPlaces).values(places.map((each) => ({ account, ...each }))).onConflictDoNothing().run();
}

export function findPlaces({ db }: Connection, account: string): PlaceAssignment[] {
  return db.select({ campaign: accountPlaces.campaign, place: accountPlaces.place })
    .from(accountPlaces).where(eq(accountPlaces.account, account)).all();
}

/** Who works where in one campaign. */
export function findWorkers({ db }: Connection, campaign: string): { account: string; place: string }[] {
  return db.select({ account: accountPlaces.account, place: accountPlaces.place })
    .from(accountPlaces).where(eq(accountPlaces.campaign, campaign)).all();
}

export function deletePlaces({ db }: Connection, campaigns: readonly string[]): void {
  db.delete(accountPlaces).where(inArray(accountPlaces.campaign, [...campaigns])).run();
}
