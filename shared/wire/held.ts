/**
 * Held responses: kept outside every tally with their reasons until a person admits them or keeps
 * them out, with a reason of their own. Nothing is deleted either way.
 *
 * GET  /api/campaigns/:id/held?before=POSITION&limit=N (newest first) → heldReply
 * POST /api/held/:position/decision → heldItem
 */
import * as z from 'zod/mini';

export const heldDecisions = ['waiting', 'admitted', 'kept_out'] as const;

/** Who decided, where nobody had to: the reason to hold had gone. */
export const heldByServer = 'server';
/** What the server gives as its reason. */
export type HeldServerReason = 'device_enrolled' | 'key_recovered';

export const heldItem = z.object({
  position: z.int(),
  responseId: z.string(),
  unit: z.nullable(z.string()),
  place: z.nullable(z.string()),
  device: z.nullable(z.string()),
  login: z.nullable(z.string()),
  receivedAtMs: z.int(),
  reasons: z.array(z.string()),
  /** Whether it can be counted once admitted: its unit and questionnaire are known and its answers legal. */
  isAdmissible: z.boolean(),
  decision: z.enum(heldDecisions),
  decidedBy: z.nullable(z.string()),
  decidedAtMs: z.nullable(z.int()),
  decisionReason: z.nullable(z.string()),
});
export type HeldItem = z.infer<typeof heldItem>;

export const heldReply = z.object({ items: z.array(heldItem), next: z.nullable(z.int()) });
export type HeldReply = z.infer<typeof heldReply>;

export const heldDecisionRequest = z.strictObject({
  decision: z.enum(['admitted', 'kept_out']),
  reason: z.string().check(z.minLength(3), z.maxLength(500)),
});
