/**
 * The one scheduler of a simulated world. Everything that takes time in reality (a write, a request,
 * a lock, a turn of the loop) is an event that waits here until chance picks it; between two events
 * the program runs until nothing moves. There is no clock and no timer: the same seed gives the same
 * world, step for step.
 */
import type { Random } from '#shared/kernel/random.ts';
import { turn } from './stand-in-globals.mjs';

/** A process that can die: a window of an app, or the server. What a dead one waited for never comes. */
export interface Owner {
  readonly name: string;
  isDead: boolean;
}

interface Pending {
  readonly owner: Owner;
  /** Events of one channel happen in the order in which they were begun. */
  readonly channel: string;
  readonly label: string;
  readonly fire: () => void;
}

/** How often the effect and its answer are two events, so that a kill can come between. */
const apart = 0.3;

export class Scheduler {
  nowMs = Date.UTC(2026, 10, 2, 1);
  steps = 0;
  #pending: Pending[] = [];
  readonly #lines: string[] | undefined;
  #crash: unknown;

  constructor(readonly random: Random, isTraced: boolean) {
    this.#lines = isTraced ? [] : undefined;
  }

  /** Does `effect` at a moment of chance and answers with what it gives or throws. */
  perform<T>(owner: Owner, what: { readonly channel: string; readonly label: string }, effect: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const { channel, label } = what;
      const settle = (answer: () => void): void => {
        if (this.random.next() >= apart) answer();
        else this.#pending.unshift({ owner, channel, label: `${label}: answered`, fire: answer });
      };
      this.#pending.push({
        owner, channel, label,
        fire: () => {
          let value: T;
          try {
            value = effect();
          } catch (error) {
            this.note(`${owner.name}: ${label} failed: ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`);
            settle(() => reject(error));
            return;
          }
          settle(() => resolve(value));
        },
      });
    });
  }

  /** Lets one waiting event happen; false when none waits. */
  async step(): Promise<boolean> {
    this.#pending = this.#pending.filter(({ owner }) => !owner.isDead);
    const heads = this.#heads();
    if (heads.length === 0) return false;
    const chosen = this.random.pick(heads);
    this.#pending.splice(this.#pending.indexOf(chosen), 1);
    this.note(`${chosen.owner.name}: ${chosen.label}`);
    chosen.fire();
    await this.settle();
    return true;
  }

  /** Runs the program until nothing moves any more. */
  async settle(): Promise<void> {
    this.steps += 1;
    this.nowMs += 1 + this.random.integer(40);
    await new Promise((resolve) => { turn(resolve); });
    if (this.#crash !== undefined) throw this.#crash;
  }

  /** A line of the trace; free of charge when nobody reads it. */
  note(line: string): void {
    this.#lines?.push(`${String(this.steps).padStart(5)}  ${line}`);
  }

  lines(): readonly string[] {
    return this.#lines ?? [];
  }

  /** Ends the world with the next step: something failed that nobody waits for. */
  crash(error: unknown): void {
    this.#crash ??= error;
  }

  #heads(): Pending[] {
    const seen = new Set<string>();
    return this.#pending.filter(({ channel }) => !seen.has(channel) && seen.add(channel));
  }
}
