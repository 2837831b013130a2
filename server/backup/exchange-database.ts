/**
 * A restored database takes the place of the former one, which is put aside under another name with
 * the files beside it. Between the first name and the last a mark stands in the folder: no server
 * starts on half of it, and the next restore ends what this one began.
 */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeWhole } from '../keys/write-whole.ts';
import type { DataFolder } from '../start/data-folder.ts';
import { restoreMarkPath } from '../start/restore-mark.ts';
import { flushFolder } from './folder-target.ts';

type Places = Pick<DataFolder, 'path' | 'databasePath'>;

/** Where the former database lies now; null where there was none. */
export function exchangeDatabase({ path, databasePath }: Places, restoredPath: string, nowMs: number): string | null {
  const mark = restoreMarkPath(path);
  const aside = markedAside(path) ?? `${databasePath.replace(/\.db$/, '')}-before-${new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '')}.db`;
  writeWhole(mark, basename(aside));
  putAside(databasePath, aside);
  renameSync(restoredPath, databasePath);
  flushFolder(path);
  rmSync(mark);
  flushFolder(path);
  return existsSync(aside) ? aside : null;
}

/** What an exchange that was cut off left: the former database is put together again under its new name, before anything looks at the folder. */
export function endExchange({ path, databasePath }: Places): void {
  const aside = markedAside(path);
  if (aside === undefined) return;
  // A database in its place is the former one, of which nothing has moved, or the restored one, for which all has.
  if (existsSync(databasePath)) rmSync(restoreMarkPath(path));
  else putAside(databasePath, aside);
  flushFolder(path);
}

function markedAside(path: string): string | undefined {
  const mark = restoreMarkPath(path);
  return existsSync(mark) ? join(path, basename(readFileSync(mark, 'utf8'))) : undefined;
}

/** Each file of the former database keeps its ending, so that it can be opened where it lies. */
function putAside(databasePath: string, aside: string): void {
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(`${databasePath}${suffix}`)) renameSync(`${databasePath}${suffix}`, `${aside}${suffix}`);
}
