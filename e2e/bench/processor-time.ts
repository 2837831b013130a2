/** Processor time of a process and of its main thread, from the system's own books (Linux): what the load of the machine does not change. */
import { readFileSync } from 'node:fs';

/** As Linux counts for programs, whatever its own clock does. */
const ticksPerSecond = 100;
/** Fields of `stat` after the name: state is the first. */
const [userField, systemField] = [11, 12];

export interface ProcessorTime {
  readonly mainMs: number;
  /** All threads, the main one among them. */
  readonly allMs: number;
}

export function processorTime(processId: number): ProcessorTime {
  return { mainMs: milliseconds(`/proc/${processId}/task/${processId}/stat`), allMs: milliseconds(`/proc/${processId}/stat`) };
}

function milliseconds(path: string): number {
  const text = readFileSync(path, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[userField]) + Number(fields[systemField])) * 1000) / ticksPerSecond;
}
