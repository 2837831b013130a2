/**
 * Inventory: after a restore, or whenever the server's ledger is not the one that a device knows,
 * the device lists what it holds receipts for and the server says what it does not have. The
 * device sends that again. The answer is signed: nobody in between can call anything present.
 *
 * POST /api/inventory (device session)
 */
import * as z from 'zod/mini';
import { epochText } from './receipt.ts';

export const maxInventoryItems = 500;
export const maxInventoryBytes = 131_072;

const envelopeHash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

export const inventoryRequest = z.object({
  protocolVersion: z.int().check(z.positive()),
  items: z.array(z.object({ responseId: z.string().check(z.maxLength(64)), envelopeHash }))
    .check(z.minLength(1), z.maxLength(maxInventoryItems)),
});
export type InventoryRequest = z.infer<typeof inventoryRequest>;

export const inventoryReply = z.object({
  protocolVersion: z.int(),
  epoch: epochText,
  /** Hashes of the items that the server does not have, in the order of the request. */
  missing: z.array(envelopeHash).check(z.maxLength(maxInventoryItems)),
  /** By the server's key over `inventoryText`. */
  signature: z.string().check(z.minLength(88), z.maxLength(88)),
});
export type InventoryReply = z.infer<typeof inventoryReply>;

/** What the server signs: the question, the answer and the epoch in which it holds. */
export function inventoryText(asked: readonly string[], answer: { readonly epoch: string; readonly missing: readonly string[] }): string {
  return `hailong inventory 1\n${answer.epoch}\n${asked.join(' ')}\n${answer.missing.join(' ')}`;
}
