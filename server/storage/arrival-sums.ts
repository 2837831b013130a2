/** What changes of counts mean for the table of arrivals: one sum a key. */
import type { ArrivalKey, ArrivalStatements } from '../tables/arrivals/queries.ts';

export interface ArrivalChange {
  readonly arrival: ArrivalKey;
  readonly receivedAtMs: number;
  readonly times: 1 | -1;
}

export class ArrivalSums {
  readonly #sums = new Map<string, { readonly key: ArrivalKey; by: number; lastReceivedAtMs: number }>();

  add({ arrival, times, receivedAtMs }: ArrivalChange): void {
    const { campaign, unit, place, channel, device, day } = arrival;
    const name = JSON.stringify([campaign, unit, place, channel, device, day]);
    const sum = this.#sums.get(name);
    if (sum === undefined) this.#sums.set(name, { key: arrival, by: times, lastReceivedAtMs: receivedAtMs });
    else {
      sum.by += times;
      sum.lastReceivedAtMs = Math.max(sum.lastReceivedAtMs, receivedAtMs);
    }
  }

  write(arrivals: ArrivalStatements): void {
    for (const { key, by, lastReceivedAtMs } of this.#sums.values()) arrivals.add(key, by, lastReceivedAtMs);
  }
}
