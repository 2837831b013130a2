/**
 * Sessions of people at the desk. The account is read again with each request, so a person who is
 * disabled is out at once. Enumerators work with enrolled devices and have no desk. A session that
 * was last used in a distant future is of a clock that was set back since, and over.
 */
import { Problem } from '#shared/kernel/problem.ts';
import { accountFor, type CredentialsParts } from './credentials.ts';
import { readerOf, type Reader } from './reader.ts';
import { newToken, tokenHash } from './tokens.ts';

export const longestSessionMs = 12 * 3_600_000;
const idleMs = 30 * 60_000;
const touchEveryMs = 60_000;

export interface Desk {
  signIn(login: string, password: string): Promise<{ readonly token: string; readonly reader: Reader }>;
  /** Throws `session.required` when the token is none, has expired, or its person is disabled. */
  reader(token: string | undefined): Promise<Reader>;
  /** The same for a line that stays open: looking does not keep the session alive. */
  stillReader(token: string | undefined): Promise<Reader>;
  signOut(token: string): Promise<void>;
}

export interface DeskParts extends CredentialsParts {
  readonly now: () => number;
}

export function createDesk(parts: DeskParts): Desk {
  const { storage, now } = parts;
  const findReader = async (token: string, { touches }: { readonly touches: boolean }): Promise<Reader | undefined> => {
    const session = await storage.session(tokenHash(token));
    if (session === undefined || session.device !== null) return undefined;
    const isOver = Math.abs(now() - session.lastUsedAtMs) > idleMs || now() - session.createdAtMs > longestSessionMs;
    const account = isOver ? undefined : await storage.accountById(session.account);
    if (account === undefined || account.isDisabled) return undefined;
    if (touches && now() - session.lastUsedAtMs > touchEveryMs) await storage.touchSession(session.tokenHash, now());
    return readerOf(account);
  };
  const required = async (token: string | undefined, how: { readonly touches: boolean }): Promise<Reader> => {
    const reader = token === undefined ? undefined : await findReader(token, how);
    if (reader === undefined) throw new Problem('session.required');
    return reader;
  };
  return {
    signIn: async (login, password) => {
      const account = await accountFor(parts, login, password);
      if (account.role === 'enumerator') throw new Problem('session.not_allowed');
      const token = newToken();
      await storage.createSession({
        tokenHash: tokenHash(token), account: account.id, device: null, createdAtMs: now(), lastUsedAtMs: now(),
      });
      return { token, reader: readerOf(account) };
    },
    reader: (token) => required(token, { touches: true }),
    stillReader: (token) => required(token, { touches: false }),
    signOut: async (token) => storage.endSession(tokenHash(token)),
  };
}
