/**
 * Accounts and devices as the admin sees them.
 *
 * GET /api/accounts, POST /api/accounts (create), PATCH /api/accounts/:id (disable, new password)
 * POST /api/devices/:id/revocation
 */
import * as z from 'zod/mini';
import { roles } from '../campaign/model.ts';

const codes = z.union([z.literal('all'), z.array(z.string())]);
const accountItem = z.object({
  id: z.string(), login: z.string(), role: z.enum(roles), campaigns: codes, units: codes, isDisabled: z.boolean(),
});
export type AccountItem = z.infer<typeof accountItem>;
export const accountsReply = z.object({ accounts: z.array(accountItem) });

export const newAccountRequest = z.strictObject({
  login: z.string().check(z.minLength(1), z.maxLength(64)),
  password: z.string().check(z.minLength(12), z.maxLength(200)),
  role: z.enum(roles),
  campaigns: codes,
  units: codes,
  /** Places of a campaign for an enumerator. */
  places: z.optional(z.array(z.object({ campaign: z.string(), place: z.string() }))),
});
export const accountChangeRequest = z.strictObject({
  isDisabled: z.optional(z.boolean()),
  password: z.optional(z.string().check(z.minLength(12), z.maxLength(200))),
});
