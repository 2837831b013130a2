/**
 * What is looked at before anything is stored: after a stop that was not clean, the whole file for
 * damage; always, whether the ledger ends as it was written. A server that goes on from a damaged
 * database would acknowledge what it may not keep.
 */
import { readReceipt } from '#shared/wire/receipt.ts';
import type { Connection } from '../tables/connection.ts';
import { lastHead } from '../tables/ledger-heads/queries.ts';
import { ledgerHead, listLedger } from '../tables/ledger/queries.ts';
import { lastReceipt } from '../tables/receipts/queries.ts';
import { readSetting, writeSetting } from '../tables/settings/queries.ts';
import { entryHash } from './ledger.ts';
import { UnusableDatabase } from './migrate.ts';

/** Of the last entries each is hashed again; the whole chain is for `hailong verify`. */
const rehashedEntries = 1000;

const closedSetting = 'closedCleanly';

/** Throws `UnusableDatabase` for a file that was not closed cleanly and is damaged. A new file has nothing to check. */
export function checkWhole(connection: Connection): void {
  const { client } = connection;
  const isNew = client.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'settings'").get() === undefined;
  if (isNew || readSetting(connection, closedSetting) === 'yes') return;
  if (client.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new UnusableDatabase('damaged');
}

/** From here on a stop that does not close is not clean. */
export function markOpen(connection: Connection): void {
  writeSetting(connection, closedSetting, 'no');
}

export function markClosed(connection: Connection): void {
  writeSetting(connection, closedSetting, 'yes');
}

/** Throws `UnusableDatabase` unless the last entries fit each other, the last receipt and the last signed head. */
export function checkLedgerEnd(connection: Connection): void {
  const size = ledgerHead(connection)?.size ?? 0;
  const entries = listLedger(connection, Math.max(0, size - rehashedEntries - 1), rehashedEntries + 1);
  const isChained = entries.every(({ hash, ...entry }, at) => (at === 0 && entry.index > 1) || hash === entryHash(entries[at - 1]?.hash ?? '', entry));
  const isWhole = entries.every((entry, at) => entry.index === (entries[0]?.index ?? 0) + at);
  const receipt = readReceipt(lastReceipt(connection)?.text ?? '');
  const signed = lastHead(connection);
  const fits = (pinned: { readonly size: number; readonly hash: string } | undefined): boolean =>
    pinned === undefined || listLedger(connection, pinned.size - 1, 1)[0]?.hash === pinned.hash;
  const isPinned = fits(signed) && fits(receipt && { size: receipt.ledgerIndex, hash: receipt.ledgerHash });
  if (!isChained || !isWhole || !isPinned) throw new UnusableDatabase('ledger_broken');
}
