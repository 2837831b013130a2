import { eq, inArray, or } from 'drizzle-orm';
import type { Device } from '../../storage/port.ts';
import type { Connection } from '../connection.ts';
import { devices } from './table.ts';

/** A device is enrolled once: the same id again is refused by its key. */
export function insertDevice({ db }: Connection, device: Device): void {
  const { kiosk, ...rest } = device;
  const row = { ...rest, kioskCampaign: kiosk?.campaign ?? null, kioskPlace: kiosk?.place ?? null };
  db.insert(devices).values(row).run();
}

export function findDevice({ db }: Connection, id: string): Device | undefined {
  const row = db.select().from(devices).where(eq(devices.id, id)).get();
  return row && toDevice(row);
}

/** Devices of these accounts, and the kiosks of the campaign. */
export function findDevices({ db }: Connection, accounts: readonly string[], campaign: string): Device[] {
  const where = or(inArray(devices.account, [...accounts]), eq(devices.kioskCampaign, campaign));
  return db.select().from(devices).where(where).orderBy(devices.enrolledAtMs).all().map(toDevice);
}

export function updateSeen({ db }: Connection, id: string, seen: { readonly lastSeenAtMs: number; readonly waiting: number }): void {
  db.update(devices).set(seen).where(eq(devices.id, id)).run();
}

export function updateRevoked({ db }: Connection, id: string): void {
  db.update(devices).set({ isRevoked: true }).where(eq(devices.id, id)).run();
}

export function deleteKiosks({ db }: Connection, campaigns: readonly string[]): void {
  db.delete(devices).where(inArray(devices.kioskCampaign, [...campaigns])).run();
}

function toDevice(row: typeof devices.$inferSelect): Device {
  const { kioskCampaign, kioskPlace, ...rest } = row;
  const kiosk = kioskCampaign === null || kioskPlace === null ? null : { campaign: kioskCampaign, place: kioskPlace };
  return { ...rest, kiosk };
}
