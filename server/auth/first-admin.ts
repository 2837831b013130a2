/**
 * The first admin of a database without one, made with a one-time code that only whoever started
 * the server can read. The code lives in memory: the next start makes another.
 */
import { randomUUID } from 'node:crypto';
import { Problem } from '#shared/kernel/problem.ts';
import { everything, type Storage } from '../storage/port.ts';
import type { Attempts } from './attempts.ts';
import type { Passwords } from './passwords.ts';
import { isSame, newCode } from './tokens.ts';

export interface FirstAdmin {
  /** The code, while there is no admin. */
  code(): Promise<string | undefined>;
  create(given: { readonly code: string; readonly login: string; readonly password: string }): Promise<void>;
}

/** The attempts are counted together: there is one code. */
const attemptsName = 'first-admin';

export function createFirstAdmin(parts: { readonly storage: Storage; readonly passwords: Passwords; readonly attempts: Attempts }): FirstAdmin {
  const { storage, passwords, attempts } = parts;
  let code: string | undefined;
  return {
    code: async () => (await storage.hasAdmin() ? undefined : code ??= newCode()),
    create: async (given) => {
      if (await storage.hasAdmin()) throw new Problem('first_admin.exists');
      attempts.begin(attemptsName);
      if (code === undefined || !isSame(given.code.trim().toUpperCase(), code)) throw new Problem('first_admin.wrong_code');
      attempts.succeeded(attemptsName);
      // Used up before the slow hash: a second request with it comes too late.
      code = undefined;
      const account = {
        id: randomUUID(), login: given.login.normalize('NFC'), passwordHash: await passwords.hash(given.password),
        role: 'admin' as const, scope: everything, isDisabled: false,
      };
      if (await storage.createAccount(account, []) !== 'login_taken') return;
      // Nobody became admin: the code that was printed is still the way in.
      code = given.code.trim().toUpperCase();
      throw new Problem('account.login_taken');
    },
  };
}
