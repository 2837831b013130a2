import { and, eq, isNull, lt } from 'drizzle-orm';
import type { StoredSession } from '../../storage/port.ts';
import type { Connection } from '../connection.ts';
import { sessions } from './table.ts';

export function insertSession({ db }: Connection, session: StoredSession): void {
  db.insert(sessions).values(session).run();
}

export function findSession({ db }: Connection, tokenHash: string): StoredSession | undefined {
  return db.select().from(sessions).where(eq(sessions.tokenHash, tokenHash)).get();
}

export function updateLastUsed({ db }: Connection, tokenHash: string, lastUsedAtMs: number): void {
  db.update(sessions).set({ lastUsedAtMs }).where(eq(sessions.tokenHash, tokenHash)).run();
}

export function deleteSession({ db }: Connection, tokenHash: string): void {
  db.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run();
}

/** Cuts a person's sessions at the desk; their devices keep depositing. */
export function deleteDeskSessions({ db }: Connection, account: string): void {
  db.delete(sessions).where(and(eq(sessions.account, account), isNull(sessions.device))).run();
}

/** Sessions at the desk that nobody can use any more. */
export function deleteOldDeskSessions({ db }: Connection, createdBeforeMs: number): void {
  db.delete(sessions).where(and(isNull(sessions.device), lt(sessions.createdAtMs, createdBeforeMs))).run();
}

/** A device keeps one session: a new one ends those before. */
export function deleteDeviceSessions({ db }: Connection, device: string): void {
  db.delete(sessions).where(eq(sessions.device, device)).run();
}
