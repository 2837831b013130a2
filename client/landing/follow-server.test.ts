import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followServer } from './follow-server.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('a server that was silent is asked again until it answers, and then no more', async () => {
  const told: unknown[] = [];
  const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('down')).mockResolvedValue('up');
  followServer(ask, (known) => { told.push(known); });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual(['silent', 'up']);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a page that is left asks no more', async () => {
  const ask = vi.fn<() => Promise<string>>().mockRejectedValue(new Error('down'));
  const stop = followServer(ask, () => undefined);
  await vi.advanceTimersByTimeAsync(0);
  stop();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(ask).toHaveBeenCalledTimes(1);
});
