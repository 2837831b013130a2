/** Room to work in: a server that could not even write its log must not begin to take responses. */
import { statfsSync } from 'node:fs';
import { StartRefused } from './start-refused.ts';

const leastMegabytes = 64;
const bytesPerMegabyte = 1_048_576;

/** Throws `StartRefused` when the disk of the folder has less than 64 MB left. */
export function assertFreeSpace(folder: string, freeBytes: (folder: string) => number = freeBytesOf): void {
  const free = freeBytes(folder) / bytesPerMegabyte;
  if (free < leastMegabytes) throw new StartRefused('refusedSpace', { folder, free: Math.floor(free), least: leastMegabytes });
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
