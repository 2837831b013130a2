/**
 * The files that a journal is written in: what the browser's private file system offers a worker,
 * and no more. The tests and the simulator have files of their own that tear, flip and forget.
 */

/** As a `FileSystemSyncAccessHandle`: only what was flushed is certain to be there after a power cut. */
export interface JournalFile {
  getSize(): number;
  /** How many bytes were read. */
  read(into: Uint8Array, options: { readonly at: number }): number;
  /** How many bytes were written. */
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(sizeBytes: number): void;
  flush(): void;
  close(): void;
}

export interface JournalFolder {
  names(): Promise<string[]>;
  /** Makes the file when there is none. One holder at a time: rejects while another has it. */
  open(name: string): Promise<JournalFile>;
  remove(name: string): Promise<void>;
}

/** Opens a file for a piece of work and closes it whatever comes. */
export async function withFile<T>(folder: JournalFolder, name: string, work: (file: JournalFile) => T): Promise<T> {
  const file = await folder.open(name);
  try {
    return work(file);
  } finally {
    file.close();
  }
}

export function readWhole(file: JournalFile): Uint8Array {
  const bytes = new Uint8Array(file.getSize());
  const count = file.read(bytes, { at: 0 });
  if (count !== bytes.length) throw new Error(`Of ${bytes.length} bytes ${count} were read.`);
  return bytes;
}

/** Writes behind what is there; when that fails the file is as it was. Resolved means flushed. */
export function append(file: JournalFile, bytes: Uint8Array): void {
  const at = file.getSize();
  try {
    const count = file.write(bytes, { at });
    if (count !== bytes.length) throw new Error(`Of ${bytes.length} bytes ${count} were written.`);
    file.flush();
  } catch (error) {
    file.truncate(at);
    throw error;
  }
}
