/**
 * Many responses one after another into one server: what is resident must not grow with what is
 * stored. 40,000 unless told otherwise; `npm run bench -- soak=500000` is the full run.
 */
import { removeFolder } from '../server.ts';
import { residentMb } from './memory.ts';
import { makeSetting } from './setting.ts';
import type { Measurement } from './table.ts';

/** Made, sealed and sent at a time: the generator holds so many in memory. */
const stepResponses = 4_000;
const usualResponses = 40_000;

export async function measureSoak(responses = usualResponses): Promise<Measurement[]> {
  const setting = await makeSetting();
  const { server } = setting;
  const resident: number[] = [];
  const speeds: number[] = [];
  try {
    while (resident.length * stepResponses < responses) {
      const { perSecond } = await setting.load({ clients: 8, batch: 50, responses: stepResponses, isSealed: true });
      speeds.push(perSecond);
      resident.push(residentMb(server.processId));
    }
  } finally {
    setting.endGenerator();
    await server.stop();
    removeFolder(server.data);
  }
  // What a server takes until it is warm is no growth.
  const [warm, last] = [middle(part(resident, 0.3, 0.5)), middle(part(resident, 0.8, 1))];
  return [
    { what: `soak, resident after 30-50% of ${responses}`, measured: warm, unit: 'MB' },
    { what: `soak, resident after 80-100% of ${responses}`, measured: last, unit: 'MB' },
    { what: 'soak, growth between', measured: Math.max(0, 100 * (last / warm - 1)), unit: '%', atMost: 10 },
    { what: 'soak, batches of 50 sealed, last fifth', measured: middle(part(speeds, 0.8, 1)), unit: '/s' },
  ];
}

function part(values: readonly number[], from: number, to: number): number[] {
  return values.slice(Math.floor(values.length * from), Math.ceil(values.length * to));
}

function middle(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
