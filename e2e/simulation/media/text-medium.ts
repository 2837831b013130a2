/** localStorage of an origin. It is written at once and reaches the disk a little later: a power cut may take the last values back. */
import type { Random } from '#shared/kernel/random.ts';

export class TextMedium {
  #values = new Map<string, string>();
  #onDisk = new Map<string, string>();

  getItem(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#values.set(key, value);
  }

  removeItem(key: string): void {
    this.#values.delete(key);
  }

  /** Some time has passed. */
  reachDisk(): void {
    this.#onDisk = new Map(this.#values);
  }

  lose(random: Random): void {
    if (random.next() < 0.5) this.#values = new Map(this.#onDisk);
    this.reachDisk();
  }

  clear(): void {
    this.#values = new Map();
    this.reachDisk();
  }
}
