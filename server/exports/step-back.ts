/**
 * Lets the calling thread step back behind the others of the process: an export may take longer, a
 * response that is being stored may not. Linux knows a priority for each thread; elsewhere, or
 * where it is forbidden, all stay equal.
 */
import { existsSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** The kernel's name for whichever thread asks: `<process>/task/<thread>`. */
const ownThread = '/proc/thread-self';
const lowered = 10;

/** Whether it could. */
export function stepBack(): boolean {
  if (!existsSync(ownThread)) return false;
  try {
    setPriority(Number(readlinkSync(ownThread).split('/').at(-1)), lowered);
    return true;
  } catch {
    return false;
  }
}
