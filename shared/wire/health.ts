/**
 * Health: how a device keeps what was finished on it, told with every hello. The enumerator sees
 * the same facts in one line, the office in its list of devices. Ids and numbers, never answers.
 */
import * as z from 'zod/mini';

const count = z.int().check(z.gte(0));
export const maxUnsentIds = 200;

export const health = z.object({
  /** Whether the browser promised not to evict our data. */
  isPersisted: z.boolean(),
  isInstalled: z.boolean(),
  /** Null where the browser does not say. */
  freeBytes: z.nullable(count),
  usedBytes: z.nullable(count),
  /** The journal beside the database: whole, missing something, or not possible on this device. */
  secondCopy: z.enum(['kept', 'behind', 'absent']),
  /** Responses that the server may not have, and since when the oldest of them waits. */
  unsent: count,
  oldestUnsentAtMs: z.nullable(z.int()),
  /** The first of their ids. */
  unsentIds: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(maxUnsentIds)),
  /** The highest sequence number that the device has given. */
  finished: count,
  /** What was lost or repaired on the device, as it was found. */
  incidents: z.array(z.object({
    kind: z.string().check(z.minLength(1), z.maxLength(64)),
    atMs: z.int(),
    count,
  })).check(z.maxLength(50)),
});
export type Health = Readonly<z.infer<typeof health>>;
