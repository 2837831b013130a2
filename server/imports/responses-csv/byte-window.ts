/** A window on the bytes of a file that moves down it, so that only what is being read is in memory. */

const sizeAtStartBytes = 1 << 19;

export class ByteWindow {
  /** Good from 0 up to `length`. */
  bytes = new Uint8Array(sizeAtStartBytes);
  length = 0;
  /** Whether the file ends within the window. */
  isAtEnd = false;
  readonly #pieces: Iterator<Uint8Array>;

  constructor(pieces: Iterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.iterator]();
  }

  /** Leaves the first `used` bytes behind and adds at least as many as are left, if there are any. */
  advance(used: number): void {
    this.bytes.copyWithin(0, used, this.length);
    this.length -= used;
    const wanted = Math.max(2 * this.length, 1);
    while (this.length < wanted && !this.isAtEnd) {
      const { done, value } = this.#pieces.next();
      if (done === true) this.isAtEnd = true;
      else this.append(value);
    }
  }

  /** Puts `more` after what is there. */
  append(more: Uint8Array): void {
    const length = this.length + more.length;
    if (length > this.bytes.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(more, this.length);
    this.length = length;
  }
}
