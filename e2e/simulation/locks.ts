/** Web Locks of one origin: one holder a name, granted in order, freed when the holder's window dies. */
import type { Owner, Scheduler } from './scheduler.ts';

interface Claim {
  readonly owner: Owner;
  readonly grant: () => void;
}

export class Locks {
  readonly #queues = new Map<string, readonly Claim[]>();
  constructor(readonly scheduler: Scheduler) {}

  async request<T>(owner: Owner, name: string, work: () => Promise<T>): Promise<T> {
    const claim = await this.#granted(owner, name);
    try {
      return await work();
    } finally {
      this.#keep(name, (each) => each !== claim);
    }
  }

  /** What the browser does when a window is gone. */
  freeOf(owner: Owner): void {
    for (const name of this.#queues.keys()) this.#keep(name, (each) => each.owner !== owner);
  }

  #granted(owner: Owner, name: string): Promise<Claim> {
    return new Promise((resolve) => {
      // A window that is gone asks for nothing any more.
      if (owner.isDead) return;
      const claim: Claim = { owner, grant: () => resolve(claim) };
      const queue = [...this.#queues.get(name) ?? [], claim];
      this.#queues.set(name, queue);
      if (queue.length === 1) this.#grant(name, claim);
    });
  }

  #grant(name: string, { owner, grant }: Claim): void {
    void this.scheduler.perform(owner, { channel: `${owner.name}/lock ${name}`, label: `has the lock ${name}` }, grant);
  }

  #keep(name: string, stays: (claim: Claim) => boolean): void {
    const queue = this.#queues.get(name) ?? [];
    const left = queue.filter(stays);
    this.#queues.set(name, left);
    if (left[0] !== undefined && left[0] !== queue[0]) this.#grant(name, left[0]);
  }
}
