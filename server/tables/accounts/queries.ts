import { and, eq } from 'drizzle-orm';
import type { Account } from '../../storage/port.ts';
import type { Connection } from '../connection.ts';
import { accounts } from './table.ts';

/** What two logins must not share. */
export function loginKey(login: string): string {
  return login.normalize('NFC').toLowerCase();
}

/** Whether it was inserted: another account may have the login. */
export function insertAccount({ db }: Connection, account: Account, isDemonstration: boolean): boolean {
  const { scope, ...rest } = account;
  const row = { ...rest, ...scope, loginKey: loginKey(account.login), isDemonstration };
  return db.insert(accounts).values(row).onConflictDoNothing().run().changes === 1;
}

export function updateAccount(
  { db }: Connection,
  id: string,
  change: { isDisabled?: boolean; passwordHash?: string; campaigns?: Account['scope']['campaigns']; units?: Account['scope']['units'] },
): void {
  if (Object.keys(change).length > 0) db.update(accounts).set(change).where(eq(accounts.id, id)).run();
}

export function findAccountByLogin({ db }: Connection, login: string): Account | undefined {
  const row = db.select().from(accounts).where(eq(accounts.loginKey, loginKey(login))).get();
  return row && toAccount(row);
}

export function findAccount({ db }: Connection, id: string): Account | undefined {
  const row = db.select().from(accounts).where(eq(accounts.id, id)).get();
  return row && toAccount(row);
}

export function listAccounts({ db }: Connection): Account[] {
  return db.select().from(accounts).orderBy(accounts.loginKey).all().map(toAccount);
}

export function anyAdmin({ db }: Connection): boolean {
  const where = and(eq(accounts.role, 'admin'), eq(accounts.isDisabled, false));
  return db.select({ id: accounts.id }).from(accounts).where(where).limit(1).get() !== undefined;
}

/** Their places, devices and sessions go with them. */
export function deleteDemonstrationAccounts({ db }: Connection): void {
  db.delete(accounts).where(eq(accounts.isDemonstration, true)).run();
}

function toAccount(row: typeof accounts.$inferSelect): Account {
  const { id, login, passwordHash, role, campaigns, units, isDisabled } = row;
  return { id, login, passwordHash, role, isDisabled, scope: { campaigns, units } };
}
