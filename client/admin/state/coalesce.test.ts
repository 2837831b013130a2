import { expect, test } from 'vitest';
import { coalesce } from './coalesce.ts';

test('many requests during one run lead to exactly one run after it', async () => {
  let runs = 0;
  const gates: (() => void)[] = [];
  const ask = coalesce(() => new Promise((resolve) => { runs += 1; gates.push(resolve); }));
  const first = ask();
  for (let times = 0; times < 50; times += 1) void ask();
  expect(runs).toBe(1);
  gates[0]?.();
  await Promise.resolve();
  await Promise.resolve();
  expect(runs).toBe(2);
  gates[1]?.();
  await first;
  expect(runs).toBe(2);
});

test('a task that failed can be asked for again', async () => {
  let runs = 0;
  const ask = coalesce(() => { runs += 1; return runs === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(); });
  await expect(ask()).rejects.toThrow('no network');
  await ask();
  expect(runs).toBe(2);
});
