/** What a backup asks of the database and of the place where it is laid down. */
import type { LedgerHead } from '#shared/sealing/ledger.ts';
import type { FileSource } from './sealed-file/open-file.ts';

/** The database beside the server that writes it. */
export interface BackupDatabase {
  /** Copies one moment of it to a file that only the owner may read, over what lies there. */
  copy(copyPath: string): Promise<void>;
  removeCopy(copyPath: string): void;
  /** Whether a file is a whole database of this program, and how its ledger stands. */
  inspect(copyPath: string): { readonly head: LedgerHead } | { readonly fault: 'content_bad' | 'newer_version' };
  openSource(): SegmentSource;
}

/** Between `begin` and `end` all that is read is one moment. */
export interface SegmentSource {
  begin(): void;
  end(): void;
  head(): LedgerHead | undefined;
  /** Hash of the ledger at a size of it; undefined where it never had that size. */
  hashAt(size: number): string | undefined;
  registers(): { readonly hash: string; lines(): Iterable<string> };
  /** Entries after `from`, `to` included, a line each. */
  entries(from: number, to: number): Iterable<string>;
  close(): void;
}

export interface OpenedFile extends FileSource {
  close(): void;
}

/** The second place. A file in it is whole or not there. Throws `BackupFailed`. */
export interface BackupTarget {
  /** Names of the files of backups, of any server. */
  list(): readonly string[];
  /** Returns its size in bytes, when the file is on the disk for good. */
  lay(name: string, pieces: Iterable<Uint8Array>): number;
  open(name: string): OpenedFile;
  remove(name: string): void;
}
