/**
 * What a failed statement means. A full disk stored nothing. After an input/output error or a
 * damaged file nobody knows what is on the disk: the process must stop and start anew, so that
 * the start-up gate and SQLite's own recovery decide.
 */
import Database from 'better-sqlite3';
import { Problem } from '#shared/kernel/problem.ts';

const unknownOutcome = /^SQLITE_(IOERR|CORRUPT|NOTADB|PROTOCOL)/;
const unavailable = /^SQLITE_(BUSY|LOCKED|CANTOPEN|READONLY|NOMEM|INTERRUPT)/;

/** Whether the whole transaction is in question, not one statement of it. */
export function concernsAll(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === 'SQLITE_FULL' || unknownOutcome.test(code) || unavailable.test(code);
}

/** Whether the process must stop. */
export function mustStop(error: unknown): boolean {
  return unknownOutcome.test(sqliteCode(error));
}

/** Why a database cannot be opened at all; undefined when it is no matter of the file. */
export function unusableReason(error: unknown): 'not_ours' | 'not_writable' | 'full' | 'damaged' | undefined {
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL') return 'full';
  if (/^SQLITE_(CANTOPEN|READONLY)/.test(code) || isMissingFolder(error)) return 'not_writable';
  if (code === 'SQLITE_NOTADB') return 'not_ours';
  return unknownOutcome.test(code) ? 'damaged' : undefined;
}

/** The problem to reply; errors that are no matter of storage are returned as they are. */
export function asProblem(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL') return new Problem('storage.full');
  return concernsAll(error) || isClosed(error) ? new Problem('storage.unavailable') : error;
}

function sqliteCode(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : '';
}

/** The driver looks for the folder itself. */
function isMissingFolder(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('directory does not exist');
}

function isClosed(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('connection is not open');
}
