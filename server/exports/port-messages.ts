/**
 * What the server's main thread and the export thread say to each other. One thread serves several
 * exports at a time, told apart by `export`.
 *
 * The thread sends a chunk only against a credit, and the main thread gives one back for every
 * chunk that the client took: a slow client holds the thread up instead of filling the memory.
 */
import type { Scope } from '#shared/campaign/model.ts';
import type { Language } from '#shared/languages/registry.ts';

export type ToExportThread =
  | { readonly say: 'start'; readonly export: number; readonly format: string; readonly campaign: string; readonly scope: Scope; readonly language: Language; readonly asOfMs: number }
  | { readonly say: 'credit'; readonly export: number }
  | { readonly say: 'cancel'; readonly export: number };

export type FromExportThread =
  | { readonly say: 'chunk'; readonly export: number; readonly bytes: Uint8Array }
  | { readonly say: 'end'; readonly export: number }
  | { readonly say: 'failed'; readonly export: number; readonly reason: string };

/** Chunks that may be on their way before the client has taken any. */
export const initialCredits = 8;

/** The side of a message channel that the main thread holds; a worker is one. */
export interface ExportPort {
  postMessage(message: ToExportThread): void;
  onMessage(listener: (message: FromExportThread) => void): void;
  /** Called once when the thread is gone, with what ended it. */
  onGone(listener: (reason: string) => void): void;
  close(): void;
}
