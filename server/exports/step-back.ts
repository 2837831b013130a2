/**
 * Lets whoever calls step back behind the others: an export or a backup may take longer, a response
 * that is being stored may not. Linux knows a priority for each thread; elsewhere a thread stays
 * equal to the others of its process, and only whole processes step back.
 */
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** The kernel's name for whichever thread asks: `<process>/task/<thread>`. */
const ownThread = '/proc/thread-self';
const lowered = 10;

/** The calling thread alone. Whether it could. */
export function stepBack(): boolean {
  return existsSync(ownThread) && lower(Number(readlinkSync(ownThread).split('/').at(-1)));
}

/** All threads of a process, and whichever it starts later. Whether it could. */
export function stepBackWholly(processId = process.pid): boolean {
  const threads = `/proc/${processId}/task`;
  return (existsSync(threads) ? readdirSync(threads).map(Number) : [processId]).map(lower).every(Boolean);
}

/** Where it is forbidden, all stay equal. */
function lower(threadId: number): boolean {
  try {
    setPriority(threadId, lowered);
    return true;
  } catch {
    return false;
  }
}
