/**
 * What a command is, and what it may touch: its arguments, two streams of text and files. A command
 * that works on stored data is given an office as well; the others run without a database.
 */
import type { Language } from '#shared/languages/registry.ts';
import type { FilePieces } from '../imports/responses-csv/utf8-pieces.ts';
import type { OfficeOpener } from './office.ts';

export interface CommandIo {
  readonly language: Language;
  /** Results, for people and programs, with their line ends. */
  out(text: string): void;
  /** What went wrong or should be known, a line at a time; never results. */
  error(line: string): void;
  /** Throws `UsageError` when there is no such file, it is a folder, may not be read or is too large. */
  readFile(path: string): Promise<Uint8Array>;
  /** The same file piece by piece, however large; throws the same when it is read. */
  filePieces(path: string): FilePieces;
}

export interface OfficeIo extends CommandIo, OfficeOpener {}

export type RunCommand = (args: readonly string[], io: OfficeIo) => Promise<number>;

/** `wrongInput`: done with rejected rows, or content with errors. `index`, which prints all or nothing, takes wrong content for wrong use. */
export const exitCodes = { done: 0, wrongInput: 1, wrongUse: 2 } as const;
