/**
 * Push: finished envelopes go up, a receipt per envelope comes back. An item is decided alone; the
 * HTTP status never decides for all. An identical re-send gets the identical receipt, byte for
 * byte. An item is settled by a receipt that names its id and its hash with status `stored` or
 * `held` and, since protocol 2, is signed (`receipt.ts`); anything else counts as no answer.
 *
 * POST /api/push (device session): a request of protocol 1 → pushReply, of 2 → signedPushReply
 */
import * as z from 'zod/mini';
import { signedReceipt } from './receipt.ts';

export const maxEnvelopesPerPush = 50;
/** Of the whole request body. */
export const maxPushBytes = 2_097_152;

export const pushRequest = z.object({
  protocolVersion: z.int().check(z.positive()),
  /** Each the bytes of one envelope in base64. Items that are not even text are refused one by one. */
  envelopes: z.array(z.unknown()).check(z.minLength(1), z.maxLength(maxEnvelopesPerPush)),
});

/**
 * - `stored`: kept and counted;
 * - `held`: kept outside every tally with a reason until a person admits it;
 * - `refused`: not an envelope, nothing was kept: the device keeps it and shows it;
 * - `retry`: nothing is known of it, ask again later.
 */
const receiptStatuses = ['stored', 'held', 'refused', 'retry'] as const;

export const heldReasons = [
  'campaign_unknown', 'campaign_not_open', 'questionnaire_unknown', 'unit_unknown', 'place_unknown',
  'place_mismatch', 'payload_unreadable', 'answer_illegal', 'answer_routed_out', 'same_id_other_content',
  'device_mismatch', 'device_revoked', 'not_assigned',
  // of sealed and signed envelopes
  'device_unknown', 'signature_bad', 'key_unknown',
] as const;
export type HeldReason = (typeof heldReasons)[number];

export const receipt = z.object({
  status: z.enum(receiptStatuses),
  /** Of the envelope; empty when it could not be read. */
  responseId: z.string(),
  /** SHA-256 of the envelope bytes in hexadecimal; empty when they could not be read. */
  envelopeHash: z.string(),
  /** When and as what number the server stored it; 0 unless stored or held. */
  storedAtMs: z.int(),
  position: z.int(),
  /** Reasons when held; a problem code when refused. */
  reasons: z.array(z.string()),
});
export type Receipt = z.infer<typeof receipt>;

export const pushReply = z.object({
  protocolVersion: z.int(),
  /** One per item, in the order of the request. */
  receipts: z.array(receipt),
});
export type PushReply = z.infer<typeof pushReply>;

/** Protocol 2: one per item, in the order of the request; null says that nothing is known of it: ask again later. */
export const signedPushReply = z.object({
  protocolVersion: z.int(),
  signed: z.array(z.nullable(signedReceipt)),
});
export type SignedPushReply = z.infer<typeof signedPushReply>;
