/** Files that are either there whole or not at all, whatever happens while they are written. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes under another name, flushes, takes the name, flushes the folder. Only the owner may read the file. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const unfinished = `${path}.new`;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  flushed(unfinished, 'w', (file) => {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
  });
  renameSync(unfinished, path);
  flushed(dirname(path), 'r', () => undefined);
}

/** A folder for its owner alone. */
export function ownFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

function flushed(path: string, flags: 'w' | 'r', work: (file: number) => void): void {
  const file = openSync(path, flags, 0o600);
  try {
    work(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
