/** Why the server holds or refused an item, as its receipt says: what the outbox shows. */
import { readReceipt } from '#shared/wire/receipt.ts';
import type { OutboxItem } from '../store/rows.ts';

export function reasonsOf({ receipt, unsignedReceipt }: Pick<OutboxItem, 'receipt' | 'unsignedReceipt'>): readonly string[] {
  if (receipt === undefined) return unsignedReceipt?.reasons ?? [];
  return readReceipt(receipt.text)?.reasons ?? [];
}
