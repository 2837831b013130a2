/** A zip archive that is written entry by entry and whose bytes are taken while it grows. */
import { Zip, ZipDeflate } from 'fflate';
import { required } from '#shared/kernel/assert.ts';

export interface ZipStream {
  begin(name: string): void;
  write(text: string): void;
  endEntry(): void;
  finish(): void;
  /** What has become ready since the last call. */
  take(): Uint8Array[];
}

const level = 6;
/** Fixed, so that the same data give the same file. */
const entryTime = new Date('2000-01-01T00:00:00');
const nothing = new Uint8Array(0);

export function zipStream(): ZipStream {
  let ready: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    if (bytes.length > 0) ready.push(bytes);
  });
  let entry: ZipDeflate | undefined;
  const current = (): ZipDeflate => required(entry, 'An entry has begun.');
  return {
    begin: (name) => {
      entry = new ZipDeflate(name, { level });
      entry.mtime = entryTime;
      zip.add(entry);
    },
    write: (text) => { current().push(encoder.encode(text)); },
    endEntry: () => {
      current().push(nothing, true);
      entry = undefined;
    },
    finish: () => { zip.end(); },
    take: () => {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}
