/**
 * A folder of the browser's private file system, as a dedicated worker sees it: only there can a file
 * be written in place and flushed.
 */
import { JournalAbsent } from './journal.ts';
import type { JournalFile, JournalFolder } from './journal-folder.ts';

/** What a worker has beyond what pages have. */
interface WorkerFileHandle {
  createSyncAccessHandle(): Promise<JournalFile>;
}

/** Rejects with `JournalAbsent` in browsers and windows that have no such files. */
export async function opfsFolder(path: readonly string[]): Promise<JournalFolder> {
  let directory = await root();
  for (const name of path) directory = await directory.getDirectoryHandle(name, { create: true });
  return {
    names: async () => {
      const names: string[] = [];
      for await (const name of keysOf(directory)) names.push(name);
      return names;
    },
    open: async (name) => {
      const handle = await directory.getFileHandle(name, { create: true });
      if (!canWriteInPlace(handle)) throw new JournalAbsent('Files cannot be written in place here.');
      return handle.createSyncAccessHandle();
    },
    remove: (name) => directory.removeEntry(name),
  };
}

async function root(): Promise<FileSystemDirectoryHandle> {
  const storage: StorageManager | undefined = navigator.storage;
  if (typeof storage?.getDirectory !== 'function') throw new JournalAbsent('This browser keeps no files for a page.');
  return storage.getDirectory().catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'SecurityError' ? new JournalAbsent('This window may not keep files.') : error;
  });
}

function keysOf(directory: object): AsyncIterable<string> {
  return 'keys' in directory && typeof directory.keys === 'function' ? directory.keys() : nothing();
}

async function* nothing(): AsyncIterable<string> {}

function canWriteInPlace(handle: object): handle is WorkerFileHandle {
  return 'createSyncAccessHandle' in handle;
}
