/**
 * The signed heads of the ledger, for auditors: to be printed, published and kept elsewhere. The
 * reply as it is can be handed to `hailong verify --heads`.
 *
 * GET /api/ledger/heads (admin, auditor)
 */
import * as z from 'zod/mini';

const head = {
  epoch: z.string(),
  /** Entries. */
  size: z.int(),
  hash: z.string(),
};

export const signedHead = z.object({
  ...head,
  /** The Vietnamese day that it closes. */
  day: z.string(),
  signedAtMs: z.int(),
  /** Over `headText` (`shared/sealing/ledger.ts`) by the server's key. */
  signature: z.string(),
});

export const ledgerHeadsReply = z.object({
  /** The key that signs, as devices pin it: raw point in base64. */
  serverKey: z.string(),
  /** How the ledger stands, not signed yet. */
  now: z.object(head),
  /** Oldest first. */
  heads: z.array(signedHead),
});
export type LedgerHeadsReply = z.infer<typeof ledgerHeadsReply>;
