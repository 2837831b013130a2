/** The start of the built program on an existing database, and what it takes when idle. */
import { setTimeout as wait } from 'node:timers/promises';
import { startServer } from '../server.ts';
import type { Measurement } from './table.ts';
import { residentMb } from './memory.ts';

const starts = 5;
const idleMs = 5_000;

export async function measureStart(data: string): Promise<Measurement[]> {
  const times: number[] = [];
  let residentIdleMb = 0;
  for (let index = 0; index < starts; index += 1) {
    const server = await startServer({ data, options: ['--no-demo'] });
    times.push(server.readyAfterMs);
    if (index === starts - 1) {
      await wait(idleMs);
      residentIdleMb = residentMb(server.processId);
    }
    await server.stop();
  }
  times.sort((left, right) => left - right);
  return [
    { what: 'start on an existing database, to the first answer (median of 5)', measured: times[Math.floor(starts / 2)] ?? 0, unit: 'ms', atMost: 500 },
    { what: 'resident memory, idle', measured: residentIdleMb, unit: 'MB', atMost: 100 },
  ];
}
