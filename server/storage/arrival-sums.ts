/** What changes of counts mean for the table of arrivals: one sum a key. */
import type { ArrivalKey, ArrivalStatements } from '../tables/arrivals/queries.ts';

export interface ArrivalChange {
  readonly arrival: ArrivalKey;
  readonly receivedAtMs: number;
  readonly times: 1 | -1;
}

export interface ArrivalSum {
  readonly key: ArrivalKey;
  readonly by: number;
  readonly lastReceivedAtMs: number;
}

export class ArrivalSums {
  readonly #sums = new Map<string, ArrivalSum>();

  constructor(from: readonly ArrivalSum[] = []) {
    for (const sum of from) this.#sums.set(nameOf(sum.key), sum);
  }

  add({ arrival, times, receivedAtMs }: ArrivalChange): void {
    const name = nameOf(arrival);
    const { by, lastReceivedAtMs } = this.#sums.get(name) ?? { by: 0, lastReceivedAtMs: receivedAtMs };
    this.#sums.set(name, { key: arrival, by: by + times, lastReceivedAtMs: Math.max(lastReceivedAtMs, receivedAtMs) });
  }

  list(): ArrivalSum[] {
    return [...this.#sums.values()];
  }

  write(arrivals: ArrivalStatements): void {
    for (const { key, by, lastReceivedAtMs } of this.#sums.values()) arrivals.add(key, by, lastReceivedAtMs);
  }
}

function nameOf({ campaign, unit, place, channel, device, day }: ArrivalKey): string {
  return JSON.stringify([campaign, unit, place, channel, device, day]);
}
