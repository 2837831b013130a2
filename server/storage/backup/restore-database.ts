/** SQLite files as a restore sees them: nobody serves them. */
import type { RestoreDatabase } from '../../backup/restore-ports.ts';
import type { LedgerHead } from '#shared/sealing/ledger.ts';
import type { Notary } from '../ledger-port.ts';
import { everything } from '../port.ts';
import { openSqlite } from '../sqlite.ts';
import { removeCopy } from './copy-database.ts';
import { headOfFile } from './head-of-file.ts';
import { inspectCopy } from './inspect-copy.ts';
import { layUponCopy } from './lay-upon-copy.ts';

/** `notaryOf`: who signs for the server whose key lies in the file of that name. */
export function restoreDatabase({ nowMs, notaryOf }: { readonly nowMs: number; readonly notaryOf: (serverKeyPath: string) => Notary }): RestoreDatabase {
  return {
    inspect: inspectCopy, removeCopy, head: headOfFile, layUpon: layUponCopy,
    finish: (path, serverKeyPath) => finish(path, notaryOf(serverKeyPath), nowMs),
  };
}

async function finish(databasePath: string, notary: Notary, nowMs: number): Promise<LedgerHead> {
  const storage = openSqlite({ databasePath, nowMs, notary, rebuildWorkerUrl: null, onFailStop: (error) => { throw error; } });
  try {
    const head = await storage.beginEpoch('restored', nowMs);
    for (const { campaign } of await storage.campaigns(everything)) await storage.rebuildTallies(campaign.id);
    return head;
  } finally {
    await storage.close();
  }
}
