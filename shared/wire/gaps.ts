/**
 * What devices finished and never brought, for the office: numbers, never answers.
 *
 * GET /api/campaigns/:id/gaps (admin, supervisor, auditor)
 */
import * as z from 'zod/mini';
import { health } from './health.ts';

export const gapsReply = z.object({
  campaign: z.string(),
  devices: z.array(z.object({
    id: z.string(),
    login: z.string(),
    kind: z.string(),
    isRevoked: z.boolean(),
    /** Highest number that the device gave, as far as anybody knows; a device works for all its campaigns in one row of numbers. */
    finished: z.int(),
    /** Different numbers that arrived, held ones among them. */
    received: z.int(),
    /** Numbers between, first and last of each gap, and since when it is known; the first hundred gaps. */
    missing: z.array(z.object({ from: z.int(), to: z.int(), sinceMs: z.nullable(z.int()) })),
    missingCount: z.int(),
    /** Of the missing, those that the device says it still has: they are late, not lost. */
    waiting: z.int(),
    /** Numbers that came with two contents: somebody copied the device's data. */
    doubled: z.array(z.int()),
    /**
     * Numbers whose envelope names another one before it than the server has under that number: the
     * device forgot what it had finished, its data was copied, or an envelope of it was made elsewhere.
     */
    broken: z.array(z.int()),
    lastSeenAtMs: z.nullable(z.int()),
    appVersion: z.nullable(z.string()),
    /** As it told last; null where it never did. */
    health: z.nullable(health),
  })),
  asOfMs: z.int(),
});
export type GapsReply = z.infer<typeof gapsReply>;
