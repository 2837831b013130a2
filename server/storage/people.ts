/** The port's operations on accounts, sessions and devices, each one transaction, synchronous. */
import { mostReports, type CodeTaker, type EnrolmentCode, type ToldBy } from './ledger-port.ts';
import type { Account, Device, PlaceAssignment, StoredSession } from './port.ts';
import { findPlaces, findWorkers, insertPlaces } from '../tables/account-places/queries.ts';
import { anyAdmin, findAccount, findAccountByLogin, insertAccount, listAccounts, updateAccount } from '../tables/accounts/queries.ts';
import { findCampaign } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { findDevice, findDevices, insertDevice, updateRevoked, updateSeen } from '../tables/devices/queries.ts';
import { thinReports, upsertReport } from '../tables/device-reports/queries.ts';
import { deleteExpiredCodes, findCode, insertCode, takeCode } from '../tables/enrolment-codes/queries.ts';
import { deleteDeskSessions, deleteDeviceSessions, deleteOldDeskSessions, deleteSession, findSession, insertSession, updateLastUsed } from '../tables/sessions/queries.ts';
import type { Scope } from '#shared/campaign/model.ts';

/** Longer than any lasts. */
const keptDeskSessionMs = 7 * 86_400_000;

export function createPeople(connection: Connection) {
  const { client } = connection;
  return {
    createAccount: client.transaction((account: Account, places: readonly PlaceAssignment[]): 'created' | 'login_taken' => {
      if (!insertAccount(connection, account, false)) return 'login_taken';
      insertPlaces(connection, account.id, places);
      return 'created';
    }),
    changeAccount: client.transaction((id: string, change: { readonly isDisabled?: boolean; readonly passwordHash?: string }): void => {
      updateAccount(connection, id, change);
      deleteDeskSessions(connection, id);
    }),
    accountByLogin: (login: string) => findAccountByLogin(connection, login),
    accountById: (id: string) => findAccount(connection, id),
    accounts: () => listAccounts(connection),
    hasAdmin: () => anyAdmin(connection),
    createSession: client.transaction((session: StoredSession): void => {
      if (session.device === null) deleteOldDeskSessions(connection, session.createdAtMs - keptDeskSessionMs);
      else deleteDeviceSessions(connection, session.device);
      insertSession(connection, session);
    }),
    session: (tokenHash: string) => findSession(connection, tokenHash),
    touchSession: (tokenHash: string, lastUsedAtMs: number) => { updateLastUsed(connection, tokenHash, lastUsedAtMs); },
    endSession: (tokenHash: string) => { deleteSession(connection, tokenHash); },
    enrolDevice: (device: Device) => { insertDevice(connection, device); },
    device: (id: string) => findDevice(connection, id),
    reportDevices: client.transaction((reports: readonly ToldBy[]): void => {
      for (const { device, ...report } of reports) {
        if (findDevice(connection, device) === undefined) continue;
        updateSeen(connection, device, { lastSeenAtMs: report.atMs, waiting: report.waiting });
        upsertReport(connection, device, report);
        thinReports(connection, device, { most: mostReports, but: report.health?.finished ?? 0 });
      }
    }),
    createEnrolmentCode: client.transaction((code: EnrolmentCode, atMs: number): void => {
      deleteExpiredCodes(connection, atMs);
      insertCode(connection, code);
    }),
    enrolmentCode: (codeHash: string, taker: CodeTaker) => findCode(connection, codeHash, taker),
    takeEnrolmentCode: (codeHash: string, taker: CodeTaker) => takeCode(connection, codeHash, taker),
    revokeDevice: client.transaction((id: string): void => {
      updateRevoked(connection, id);
      deleteDeviceSessions(connection, id);
    }),
    devices: (campaign: string, scope: Scope) => devicesIn(connection, campaign, scope),
    placesOf: (account: string) => findPlaces(connection, account),
  };
}

/** Devices that work in the campaign: of people with a place in the reader's units, and kiosks standing there. */
export function devicesIn(connection: Connection, campaign: string, scope: Scope): Device[] {
  const stored = findCampaign(connection, campaign, scope);
  if (stored === undefined) return [];
  const places = new Set(stored.campaign.places
    .filter((place) => scope.units === 'all' || scope.units.includes(place.unit)).map((place) => place.id));
  const workers = findWorkers(connection, campaign).filter((each) => places.has(each.place)).map((each) => each.account);
  return findDevices(connection, workers, campaign).filter(({ kiosk }) =>
    kiosk === null || (kiosk.campaign === campaign && places.has(kiosk.place)));
}

