/** Statements of the hot path are prepared once per connection: Drizzle would build each anew. */
import { desc, eq, gt, inArray } from 'drizzle-orm';
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import type { Connection } from '../connection.ts';
import { envelopes } from '../envelopes/table.ts';
import { receipts } from './table.ts';

export interface ReceiptStatements {
  find(position: number): SignedReceipt | undefined;
  insert(position: number, receipt: SignedReceipt): void;
}

export function prepareReceipts({ client }: Connection): ReceiptStatements {
  const find = client.prepare<[number], SignedReceipt>('SELECT text, signature FROM receipts WHERE position = ?');
  const insert = client.prepare('INSERT INTO receipts (position, text, signature) VALUES (?, ?, ?)');
  return {
    find: (position) => find.get(position),
    insert: (position, { text, signature }) => { insert.run(position, text, signature); },
  };
}

/** By position, oldest first. */
export function listReceipts({ db }: Connection, after: number, limit: number): (SignedReceipt & { readonly position: number })[] {
  return db.select().from(receipts).where(gt(receipts.position, after)).orderBy(receipts.position).limit(limit).all();
}

export function lastReceipt({ db }: Connection): SignedReceipt | undefined {
  return db.select({ text: receipts.text, signature: receipts.signature }).from(receipts).orderBy(desc(receipts.position)).limit(1).get();
}

/** Before their envelopes go; the triggers let only those of a demonstration go. */
export function deleteReceipts({ db }: Connection, campaign: string): void {
  const positions = db.select({ position: envelopes.position }).from(envelopes).where(eq(envelopes.campaign, campaign));
  db.delete(receipts).where(inArray(receipts.position, positions)).run();
}
