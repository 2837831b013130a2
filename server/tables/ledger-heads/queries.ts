import { desc } from 'drizzle-orm';
import type { SignedHead } from '../../storage/ledger-port.ts';
import type { Connection } from '../connection.ts';
import { ledgerHeads } from './table.ts';

export function insertHead({ db }: Connection, head: SignedHead): void {
  db.insert(ledgerHeads).values(head).run();
}

export function lastHead(connection: Connection): SignedHead | undefined {
  return select(connection).orderBy(desc(ledgerHeads.id)).limit(1).get();
}

/** Oldest first. */
export function listHeads(connection: Connection): SignedHead[] {
  return select(connection).orderBy(ledgerHeads.id).all();
}

function select({ db }: Connection) {
  const { day, epoch, size, hash, signedAtMs, signature } = ledgerHeads;
  return db.select({ day, epoch, size, hash, signedAtMs, signature }).from(ledgerHeads);
}
