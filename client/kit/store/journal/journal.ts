/**
 * The journal: the device's second copy of its envelopes, in a file beside the database, only ever
 * appended to. A damaged database is filled from it. It knows bytes and hashes, nothing else.
 */

/** An envelope as it was read back, undamaged: `hash` is the SHA-256 of `bytes`. */
export interface KeptEnvelope {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

export interface JournalContent {
  /** Each once, in the order in which they were appended. */
  readonly envelopes: readonly KeptEnvelope[];
  /** Stretches in the middle that could not be read and were passed over. */
  readonly damaged: number;
  /** An append was broken off at the end; the end has been cut back to the last whole record. */
  readonly isTorn: boolean;
}

export interface Journal {
  /** Resolves when the bytes are on the disk. Rejects with `JournalAbsent` where the browser has no such files. */
  append(envelopes: readonly KeptEnvelope[]): Promise<void>;
  /** All that is whole. Rejects with `JournalAbsent` as `append` does. */
  readAll(): Promise<JournalContent>;
  /** Writes a new file without these hashes and without what is damaged, then lets go of the old one. */
  compact(without: ReadonlySet<string>): Promise<void>;
}

/** This browser offers no files of its own to a page: an older one, or a private window. */
export class JournalAbsent extends Error {
  override readonly name = 'JournalAbsent';
}

/** Where there are no files there is no second copy; the device's health says so. */
export const absentJournal: Journal = {
  append: () => Promise.reject(new JournalAbsent('There is no place for a journal.')),
  readAll: () => Promise.reject(new JournalAbsent('There is no place for a journal.')),
  compact: () => Promise.reject(new JournalAbsent('There is no place for a journal.')),
};
