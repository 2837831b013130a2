/** Resident memory of a process, from the system's own books (Linux). */
import { readFileSync } from 'node:fs';

/** Megabytes (10^6 bytes) resident now. */
export function residentMb(processId: number): number {
  const kibibytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
  return (Number(kibibytes) * 1024) / 1e6;
}

/** The most that was resident while `work` ran, looked at twenty times a second. */
export async function peakResidentMb(processId: number, work: () => Promise<void>): Promise<number> {
  let peak = residentMb(processId);
  const timer = setInterval(() => { peak = Math.max(peak, residentMb(processId)); }, 50);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak;
}

/** The most that a process has had resident so far, in megabytes; 0 when it has ended. */
export function highWaterMb(processId: number): number {
  try {
    const kibibytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
    return (Number(kibibytes ?? 0) * 1024) / 1e6;
  } catch {
    return 0;
  }
}
