/**
 * People who refused to answer, by unit: what an office counts beside the interviews, handed in as
 * CSV with the columns `unit` and `refusals`. A file stands for all units that its sender may see:
 * a unit that it leaves out has no number any more.
 *
 * GET /api/campaigns/:id/refusals                     → refusalsReply
 * PUT /api/campaigns/:id/refusals?separator=          body: text/csv → refusalsReply; a file with a wrong row changes nothing
 */
import * as z from 'zod/mini';

export const refusalsReply = z.object({
  campaign: z.string(),
  units: z.array(z.object({
    id: z.string(),
    /** Null where nobody recorded it. */
    refusals: z.nullable(z.int()),
    /** Login of who recorded it, and when. */
    recordedBy: z.nullable(z.string()),
    recordedAtMs: z.nullable(z.int()),
  })),
});
export type RefusalsReply = z.infer<typeof refusalsReply>;
