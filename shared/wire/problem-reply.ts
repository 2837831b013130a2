/** A problem on the wire: RFC 9457 `application/problem+json`, worded by whoever shows it. */
import * as z from 'zod/mini';

export const problemReply = z.object({
  type: z.string(),
  status: z.int(),
  /** Key of the sentence in `languages/<language>/problems.ts`; an unknown one is shown as `server.failed`. */
  code: z.string(),
  /** The sentence in the language of the request's `accept-language`. */
  title: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  issues: z.array(z.object({
    code: z.string(), path: z.string(),
    values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  })),
});
export type ProblemReply = z.infer<typeof problemReply>;
