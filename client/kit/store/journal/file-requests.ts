/** What a page asks of the worker that holds its files, and how that is done over two folders. */
import type { SmallFiles } from '../small-files.ts';
import { readWhole, withFile, type JournalFolder } from './journal-folder.ts';
import { journalIn } from './journal-files.ts';
import { JournalAbsent, type JournalContent, type KeptEnvelope } from './journal.ts';

export type FileRequest =
  | { readonly kind: 'append'; readonly envelopes: readonly KeptEnvelope[] }
  | { readonly kind: 'readAll' }
  | { readonly kind: 'compact'; readonly without: readonly string[] }
  | { readonly kind: 'names' }
  | { readonly kind: 'read' | 'remove'; readonly name: string }
  | { readonly kind: 'write'; readonly name: string; readonly bytes: Uint8Array };

export type FileResult = JournalContent | string[] | Uint8Array | undefined;

/** Two folders of an app: its journal, and its small files. */
export interface FileFolders {
  readonly journal: JournalFolder;
  readonly small: JournalFolder;
}

export async function answerRequest(folders: FileFolders, request: FileRequest): Promise<FileResult> {
  const journal = journalIn(folders.journal);
  const small = smallFilesIn(folders.small);
  switch (request.kind) {
    case 'append': return void await journal.append(request.envelopes);
    case 'readAll': return journal.readAll();
    case 'compact': return void await journal.compact(new Set(request.without));
    case 'names': return small.names();
    case 'read': return small.read(request.name);
    case 'remove': return void await small.remove(request.name);
    case 'write': return void await small.write(request.name, request.bytes);
  }
}

export function smallFilesIn(folder: JournalFolder): SmallFiles {
  const isThere = async (name: string): Promise<boolean> => (await folder.names()).includes(name);
  return {
    names: () => folder.names(),
    read: async (name) => (await isThere(name) ? withFile(folder, name, readWhole) : undefined),
    remove: async (name) => {
      if (await isThere(name)) await folder.remove(name);
    },
    write: (name, bytes) => withFile(folder, name, (file) => {
      const count = file.write(bytes, { at: 0 });
      if (count !== bytes.length) throw new Error(`Of ${bytes.length} bytes ${count} were written.`);
      file.truncate(bytes.length);
      file.flush();
    }),
  };
}

/** What went wrong, as it crosses between worker and page. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

export type FileReply =
  | { readonly number: number; readonly result: FileResult }
  | { readonly number: number; readonly failure: Failure };

export function failureOf(error: unknown): Failure {
  return error instanceof Error || error instanceof DOMException ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };
}

export function errorOf({ name, message }: Failure): Error {
  return name === 'JournalAbsent' ? new JournalAbsent(message) : Object.assign(new Error(message), { name });
}
