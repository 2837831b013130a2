/** Accounts as the admin manages them. */
import { randomUUID } from 'node:crypto';
import type { Role, Scope } from '#shared/campaign/model.ts';
import { Problem } from '#shared/kernel/problem.ts';
import type { AccountItem } from '#shared/wire/accounts.ts';
import type { Account, PlaceAssignment, Storage } from '../storage/port.ts';
import type { Passwords } from './passwords.ts';

export interface NewAccount {
  readonly login: string;
  readonly password: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly places: readonly PlaceAssignment[];
}

export interface Accounts {
  list(): Promise<AccountItem[]>;
  create(given: NewAccount): Promise<AccountItem>;
  /** Throws `session.not_allowed` when an admin would shut themselves out. */
  change(id: string, change: { readonly isDisabled?: boolean; readonly password?: string }, by: string): Promise<AccountItem>;
}

export function createAccounts(parts: {
  readonly storage: Storage; readonly passwords: Passwords; readonly onChanged: () => void;
}): Accounts {
  const { storage, passwords, onChanged } = parts;
  return {
    list: async () => (await storage.accounts()).map(itemOf),
    create: async ({ password, places, ...given }) => {
      const account: Account = {
        ...given, id: randomUUID(), login: given.login.normalize('NFC'), passwordHash: await passwords.hash(password), isDisabled: false,
      };
      if (await storage.createAccount(account, places) === 'login_taken') throw new Problem('account.login_taken');
      onChanged();
      return itemOf(account);
    },
    change: async (id, { isDisabled, password }, by) => {
      if (await storage.accountById(id) === undefined) throw new Problem('account.unknown');
      if (id === by && isDisabled === true) throw new Problem('session.not_allowed');
      await storage.changeAccount(id, {
        ...(isDisabled === undefined ? {} : { isDisabled }),
        ...(password === undefined ? {} : { passwordHash: await passwords.hash(password) }),
      });
      onChanged();
      const changed = await storage.accountById(id);
      if (changed === undefined) throw new Problem('account.unknown');
      return itemOf(changed);
    },
  };
}

function itemOf({ id, login, role, scope, isDisabled }: Account): AccountItem {
  const list = (codes: 'all' | readonly string[]): 'all' | string[] => (codes === 'all' ? 'all' : [...codes]);
  return { id, login, role, campaigns: list(scope.campaigns), units: list(scope.units), isDisabled };
}
