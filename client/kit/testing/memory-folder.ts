/** Files in memory as a worker has them. What was written and not flushed can be forgotten, as at a power cut; a write can be refused or broken off. */
import type { JournalFile, JournalFolder } from '../store/journal/journal-folder.ts';

interface Content {
  now: Uint8Array;
  flushed: Uint8Array;
}

export class MemoryFolder implements JournalFolder {
  readonly files = new Map<string, Content>();
  /** How many more bytes fit; a write beyond it keeps what fits and throws, as a full disk does. */
  freeBytes = Infinity;
  /** Every write from this one on throws before anything is written; counts down. */
  writesUntilFault = Infinity;
  readonly #open = new Set<string>();

  async names(): Promise<string[]> {
    return [...this.files.keys()];
  }

  async open(name: string): Promise<JournalFile> {
    if (this.#open.has(name)) throw new DOMException('Somebody has it open.', 'NoModificationAllowedError');
    this.#open.add(name);
    const content = this.files.get(name) ?? { now: new Uint8Array(), flushed: new Uint8Array() };
    this.files.set(name, content);
    return {
      getSize: () => content.now.length,
      read: (into, { at }) => {
        const part = content.now.subarray(at, at + into.length);
        into.set(part);
        return part.length;
      },
      write: (bytes, { at }) => {
        this.writesUntilFault -= 1;
        if (this.writesUntilFault < 0) throw new DOMException('The disk fails.', 'InvalidStateError');
        const fits = bytes.subarray(0, Math.min(bytes.length, this.freeBytes));
        this.freeBytes -= fits.length;
        const grown = new Uint8Array(Math.max(content.now.length, at + fits.length));
        grown.set(content.now);
        grown.set(fits, at);
        content.now = grown;
        if (fits.length < bytes.length) throw new DOMException('The disk is full.', 'QuotaExceededError');
        return bytes.length;
      },
      truncate: (sizeBytes) => {
        const cut = new Uint8Array(sizeBytes);
        cut.set(content.now.subarray(0, sizeBytes));
        content.now = cut;
      },
      flush: () => { content.flushed = content.now.slice(); },
      close: () => { this.#open.delete(name); },
    };
  }

  async remove(name: string): Promise<void> {
    this.files.delete(name);
  }

  /** A power cut: of what was not flushed, the first `keptBytes` beyond the flushed length are there. */
  cutPower(keptBytes = 0): void {
    for (const content of this.files.values()) {
      const kept = content.now.slice(0, Math.min(content.now.length, content.flushed.length + keptBytes));
      kept.set(content.flushed.subarray(0, kept.length));
      content.now = content.flushed = kept;
    }
  }

  bytesOf(name: string): Uint8Array {
    return this.files.get(name)?.now ?? new Uint8Array();
  }

  put(name: string, bytes: Uint8Array): void {
    this.files.set(name, { now: bytes.slice(), flushed: bytes.slice() });
  }
}
