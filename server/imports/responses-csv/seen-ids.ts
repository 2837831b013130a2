/**
 * Which response ids a file has had so far. A million ids as texts would take a hundred megabytes;
 * here each takes eight bytes, its 64-bit hash. Two different ids fall together once in some thirty
 * million files of a million responses, and would then be reported as one id used twice: the file
 * is refused, never counted wrongly.
 */
const encoder = new TextEncoder();
const startingSlots = 1 << 12;
/** Fuller than this, the table is made larger. */
const fullestShare = 0.7;

export class SeenIds {
  /** High and low half of a hash by turns; both 0 where a slot is free. */
  #slots = new Uint32Array(2 * startingSlots);
  #count = 0;
  #high = 0;
  #low = 0;

  has(id: string): boolean {
    const bytes = encoder.encode(id);
    this.#hash(bytes, 0, bytes.length);
    return this.#isAt(this.#slot());
  }

  add(id: string): void {
    const bytes = encoder.encode(id);
    this.addBytes(bytes, 0, bytes.length);
  }

  /** Adds the id in UTF-8 that stands from `from` up to `to`; false when it was there. */
  addBytes(bytes: Uint8Array, from: number, to: number): boolean {
    this.#hash(bytes, from, to);
    const slot = this.#slot();
    if (this.#isAt(slot)) return false;
    this.#put(slot);
    this.#count += 1;
    if (this.#count > (fullestShare * this.#slots.length) / 2) this.#grow();
    return true;
  }

  /** Two multiplicative hashes that stir each other at the end (after cyrb53, public domain, with all 64 bits kept). */
  #hash(bytes: Uint8Array, from: number, to: number): void {
    let high = 0xdeadbeef;
    let low = 0x41c6ce57;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] as number;
      high = Math.imul(high ^ byte, 2654435761);
      low = Math.imul(low ^ byte, 1597334677);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    this.#high = high >>> 0;
    this.#low = (low >>> 0) || 1;
  }

  /** Where the hash stands, or the free slot where it belongs. */
  #slot(): number {
    const last = this.#slots.length / 2 - 1;
    let slot = this.#high & last;
    while (!this.#isFree(slot) && !this.#isAt(slot)) slot = (slot + 1) & last;
    return slot;
  }

  #isFree(slot: number): boolean {
    return this.#slots[2 * slot + 1] === 0;
  }

  #isAt(slot: number): boolean {
    return this.#slots[2 * slot] === this.#high && this.#slots[2 * slot + 1] === this.#low;
  }

  #put(slot: number): void {
    this.#slots[2 * slot] = this.#high;
    this.#slots[2 * slot + 1] = this.#low;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(2 * before.length);
    for (let at = 0; at < before.length; at += 2) {
      this.#high = before[at] as number;
      this.#low = before[at + 1] as number;
      if (this.#low !== 0) this.#put(this.#slot());
    }
  }
}
