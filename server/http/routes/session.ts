import { firstAdminRequest, signInRequest, type SessionReply } from '#shared/wire/session.ts';
import { longestSessionMs, type Desk } from '../../auth/desk.ts';
import type { FirstAdmin } from '../../auth/first-admin.ts';
import type { Reader } from '../../auth/reader.ts';
import type { SessionCookie } from '../cookies.ts';
import type { Call, Routes } from '../handler.ts';
import { readJson } from '../read-body.ts';

export interface SessionParts {
  readonly desk: Desk;
  readonly firstAdmin: FirstAdmin;
  readonly cookie: SessionCookie;
  readonly hasDemonstration: () => Promise<boolean>;
}

export function sessionRoutes(
  parts: SessionParts,
): Routes<'POST /api/sessions' | 'GET /api/session' | 'DELETE /api/session' | 'POST /api/first-admin'> {
  const { desk, firstAdmin, cookie } = parts;
  const replyFor = async ({ account, login, role, scope }: Reader): Promise<SessionReply> =>
    ({ account, login, role, seesAllUnits: scope.units === 'all', hasDemonstration: await parts.hasDemonstration() });
  const signIn = async (call: Call, login: string, password: string): Promise<Response> => {
    const { token, reader } = await desk.signIn(login, password);
    call.header('set-cookie', cookie.set(token, longestSessionMs / 1000));
    return call.json(await replyFor(reader));
  };
  return {
    'POST /api/sessions': async (call) => {
      const { login, password } = await readJson(call, signInRequest);
      return signIn(call, login, password);
    },
    'GET /api/session': async (call, reader) => call.json(await replyFor(reader)),
    'DELETE /api/session': async (call) => {
      await desk.signOut(cookie.read(call) ?? '');
      call.header('set-cookie', cookie.clear());
      return call.body(null, 204);
    },
    'POST /api/first-admin': async (call) => {
      const given = await readJson(call, firstAdminRequest);
      await firstAdmin.create(given);
      return signIn(call, given.login, given.password);
    },
  };
}
