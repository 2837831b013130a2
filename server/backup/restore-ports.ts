/** What a restore asks of the database files it works on, and when it refuses. */
import type { LedgerHead } from '#shared/sealing/ledger.ts';
import type { BadFile } from './catalogue.ts';
import type { BackupDatabase } from './ports.ts';

export interface RestoreDatabase extends Pick<BackupDatabase, 'inspect' | 'removeCopy'> {
  /** Of a database that nobody serves; undefined when it cannot be read. */
  head(path: string): (LedgerHead & { readonly atMs: number }) | undefined;
  /** Opens a copy to lay segments upon it. */
  layUpon(path: string): {
    /** All or nothing; throws when the segment is not what the copy goes on with. */
    apply(lines: Iterable<string>): { readonly head: LedgerHead; readonly envelopes: number };
    hashAt(size: number): string | undefined;
    counts(): { readonly envelopes: number; readonly devices: number };
    close(): void;
  };
  /** Begins a new epoch and counts everything again; afterwards the file stands alone, without a log beside it. */
  finish(path: string, serverKeyPath: string): Promise<LedgerHead>;
}

export type RestoreRefusal =
  /** There is no file of a backup there. */
  | 'restoreNothing'
  /** None of them can be used; each is named with its reason. */
  | 'restoreNoneGood'
  /** Neither the recovery key nor a key in the data folder opens them. */
  | 'restoreNoKey'
  /** The folder has the key of another server. */
  | 'restoreOtherServer'
  /** Neither the folder nor whoever restores says whose backups they must be, or none is there of the one that was named. */
  | 'restoreWhichServer'
  /** The database there has what the backup does not have. */
  | 'restoreNewer'
  /** The disk of the data folder is full. */
  | 'restoreNoRoom';

export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
  constructor(
    readonly refusal: RestoreRefusal,
    readonly values: Readonly<Record<string, string | number>> = {},
    /** The files that were looked at and cannot be used. */
    readonly skipped: readonly BadFile[] = [],
  ) {
    super(refusal);
  }
}
