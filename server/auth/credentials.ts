/** The one way in by login and password, whichever door asks: the desk, a phone or a kiosk. */
import { Problem } from '#shared/kernel/problem.ts';
import type { Account, Storage } from '../storage/port.ts';
import type { Attempts } from './attempts.ts';
import type { Passwords } from './passwords.ts';

export interface CredentialsParts {
  readonly storage: Storage;
  readonly passwords: Passwords;
  readonly attempts: Attempts;
}

/** Throws `session.wrong_credentials` alike for an unknown login, a wrong password and a disabled account. */
export async function accountFor({ storage, passwords, attempts }: CredentialsParts, login: string, password: string): Promise<Account> {
  attempts.begin(login);
  const account = await storage.accountByLogin(login);
  const matches = await passwords.verify(account?.passwordHash, password);
  if (account === undefined || !matches || account.isDisabled) throw new Problem('session.wrong_credentials');
  attempts.succeeded(login);
  return account;
}
