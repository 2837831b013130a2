/**
 * The port through which ingest verifies and opens envelopes: the dear part of receiving one. It
 * says what is true of the bytes; what follows from that is judged elsewhere. The adapters, in this
 * thread or in others, pass one contract suite (`opener.contract.ts`).
 */
import type { OpenedContent } from '#shared/sealing/open-sealed.ts';

export interface OpenTask {
  /** An envelope (`openEnvelope` gave its parts). */
  readonly bytes: Uint8Array;
  /** Of the device that it names, raw point in base64; null when that device is not known. */
  readonly publicKey: string | null;
}

export interface OpenResult {
  /** False also where nothing can be checked: no signature, no known device. */
  readonly isSigned: boolean;
  readonly content: OpenedContent;
}

export interface EnvelopeOpener {
  /** Results in the order of the tasks. Never rejects for what is in an envelope. */
  open(tasks: readonly OpenTask[]): Promise<readonly OpenResult[]>;
  close(): Promise<void>;
}
