/**
 * Sessions of people at the desk: a cookie (HttpOnly, SameSite=Strict) that the server sets and
 * the page never sees. Every reply names the role, so that the page shows only what is allowed;
 * the server enforces it all the same.
 *
 * POST /api/sessions, GET /api/session, DELETE /api/session, POST /api/first-admin
 */
import * as z from 'zod/mini';
import { roles } from '../campaign/model.ts';

const login = z.string().check(z.minLength(1), z.maxLength(64));
const password = z.string().check(z.minLength(1), z.maxLength(200));

export const signInRequest = z.strictObject({ login, password });
/** The first admin of a new database, with the one-time code that the start printed. */
export const firstAdminRequest = z.strictObject({
  code: z.string().check(z.minLength(1), z.maxLength(64)),
  login,
  password: z.string().check(z.minLength(12), z.maxLength(200)),
});

export const sessionReply = z.object({
  account: z.string(),
  login: z.string(),
  role: z.enum(roles),
  /** False where the account is limited to some units: its ranks and group figures are among those alone. */
  seesAllUnits: z.boolean(),
  /** Whether a demonstration campaign is loaded: every page says so. */
  hasDemonstration: z.boolean(),
});
export type SessionReply = z.infer<typeof sessionReply>;

/** GET /api/server, without a session: what a sign-in page must know. */
export const serverReply = z.object({
  protocolVersion: z.int(),
  version: z.string(),
  hasAdmin: z.boolean(),
  hasDemonstration: z.boolean(),
});
export type ServerReply = z.infer<typeof serverReply>;
