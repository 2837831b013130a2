/**
 * The private files of an origin (OPFS). What was written and not flushed may be gone after a kill
 * or a power cut, wholly or from any byte on; what was flushed stays. A file that is open is open for
 * nobody else.
 */
import type { Random } from '#shared/kernel/random.ts';

export class SimulatedFile {
  written = new Uint8Array(0);
  flushed = new Uint8Array(0);
  isOpen = false;

  write(bytes: Uint8Array, at: number): number {
    if (at + bytes.length > this.written.length) {
      const longer = new Uint8Array(at + bytes.length);
      longer.set(this.written);
      this.written = longer;
    } else {
      this.written = this.written.slice();
    }
    this.written.set(bytes, at);
    return bytes.length;
  }

  truncate(sizeBytes: number): void {
    const resized = new Uint8Array(sizeBytes);
    resized.set(this.written.subarray(0, sizeBytes));
    this.written = resized;
  }

  flush(): void {
    this.flushed = this.written;
  }

  /** The process is gone: everything, nothing, or a torn part of what was not flushed is there. */
  lose(random: Random): void {
    this.isOpen = false;
    const [longer, shorter] = this.written.length >= this.flushed.length ? [this.written, this.flushed] : [this.flushed, this.written];
    const outcome = random.integer(3);
    if (outcome === 0) this.written = this.flushed;
    else if (outcome === 1 && longer !== shorter && startsWith(longer, shorter)) {
      this.written = longer.slice(0, shorter.length + random.integer(longer.length - shorter.length + 1));
    }
    this.flushed = this.written;
  }
}

function startsWith(longer: Uint8Array, shorter: Uint8Array): boolean {
  return shorter.every((byte, at) => longer[at] === byte);
}

export class FileMedium {
  files = new Map<string, SimulatedFile>();

  file(name: string): SimulatedFile {
    const file = this.files.get(name) ?? new SimulatedFile();
    this.files.set(name, file);
    return file;
  }

  closeAll(): void {
    for (const file of this.files.values()) file.isOpen = false;
  }

  lose(random: Random): void {
    for (const file of this.files.values()) file.lose(random);
  }

  /** One byte somewhere is another one, or the end is missing. */
  damage(random: Random): void {
    const full = [...this.files.values()].filter((each) => each.written.length > 0);
    if (full.length === 0) return;
    const file = random.pick(full);
    const bytes = file.written.slice();
    if (random.next() < 0.5) {
      const at = random.integer(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(8));
      file.written = bytes;
    } else {
      file.written = bytes.slice(0, random.integer(bytes.length));
    }
    file.flushed = file.written;
  }

  clear(): void {
    this.files = new Map();
  }
}
