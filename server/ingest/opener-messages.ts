/**
 * What the main thread and a thread that opens say to each other: many tasks in one message, their
 * bytes in one buffer that is handed over, since a copy of each would copy what lies around it too.
 */
import type { OpenedContent, OpenFault } from '#shared/sealing/open-sealed.ts';
import type { OpenResult, OpenTask } from './opener.ts';

interface Packed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each part ends. */
  readonly ends: readonly number[];
}
export interface TasksMessage extends Packed { readonly publicKeys: readonly (string | null)[] }
export interface ResultsMessage extends Packed { readonly isSigned: readonly boolean[]; readonly faults: readonly (OpenFault | null)[] }

export function packTasks(tasks: readonly OpenTask[]): TasksMessage {
  return { ...pack(tasks.map((each) => each.bytes)), publicKeys: tasks.map((each) => each.publicKey) };
}

export function unpackTasks({ publicKeys, ...packed }: TasksMessage): OpenTask[] {
  return unpack(packed).map((bytes, at) => ({ bytes, publicKey: publicKeys[at] ?? null }));
}

export function packResults(results: readonly OpenResult[]): ResultsMessage {
  return {
    ...pack(results.map(({ content }) => ('payload' in content ? content.payload : new Uint8Array()))),
    isSigned: results.map((each) => each.isSigned),
    faults: results.map(({ content }) => ('fault' in content ? content.fault : null)),
  };
}

export function unpackResults({ isSigned, faults, ...packed }: ResultsMessage): OpenResult[] {
  return unpack(packed).map((payload, at) => {
    const fault = faults[at] ?? null;
    const content: OpenedContent = fault === null ? { payload } : { fault };
    return { isSigned: isSigned[at] === true, content };
  });
}

function pack(parts: readonly Uint8Array[]): Packed {
  const ends: number[] = [];
  let size = 0;
  for (const part of parts) ends.push(size += part.length);
  const bytes = new Uint8Array(size);
  parts.forEach((part, at) => { bytes.set(part, (ends[at] ?? 0) - part.length); });
  return { bytes, ends };
}

function unpack({ bytes, ends }: Packed): Uint8Array[] {
  return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
}
