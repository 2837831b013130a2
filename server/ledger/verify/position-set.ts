/** A set of numbers of envelopes, a bit each: there may be millions. */
export class PositionSet {
  #bits = new Uint8Array(1024);

  add(position: number): void {
    const at = position >> 3;
    if (at >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(at + 1, this.#bits.length * 2));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (position & 7));
  }

  delete(position: number): void {
    if (this.has(position)) this.#bits[position >> 3] = (this.#bits[position >> 3] ?? 0) & ~(1 << (position & 7));
  }

  has(position: number): boolean {
    return ((this.#bits[position >> 3] ?? 0) & (1 << (position & 7))) !== 0;
  }
}
