/**
 * Which files a second place need not keep any longer. Called only right after a full backup was
 * read back, so the newest full one is good, and it stays. Kept are the newest full backups, the
 * first of each of the last days, and every segment that can still be laid upon one of the newest.
 */
import { vietnamDay } from '#shared/kernel/instant.ts';
import type { NamedFile } from './file-names.ts';

/** Half a day at one every 15 minutes. */
export const keptFullBackups = 48;
export const keptDays = 30;
const msPerDay = 86_400_000;

/** Names of the files to remove, segments before what they were laid upon. */
export function superfluous(files: readonly NamedFile[], nowMs: number): string[] {
  const fulls = files.filter(({ kind }) => kind === 'full').sort((one, other) => other.number - one.number);
  const newest = fulls.slice(0, keptFullBackups);
  const oldestOfNewest = newest.at(-1);
  if (oldestOfNewest === undefined) return [];
  const kept = new Set([...newest, ...firstsOfDays(fulls, nowMs)]);
  const segments = files.filter(({ kind, number }) => kind === 'segment' && number < oldestOfNewest.number);
  return [...segments, ...fulls.filter((each) => !kept.has(each))].map(({ name }) => name);
}

function firstsOfDays(fulls: readonly NamedFile[], nowMs: number): NamedFile[] {
  const firsts = new Map<string, NamedFile>();
  // From the newest to the oldest: the oldest of a day is written last.
  for (const each of fulls) if (each.madeAtMs > nowMs - keptDays * msPerDay) firsts.set(vietnamDay(each.madeAtMs), each);
  return [...firsts.values()];
}
