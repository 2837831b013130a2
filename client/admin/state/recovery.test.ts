import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '#shared/kernel/problem.ts';
import { NoAnswer } from '../../kit/api/no-answer.ts';
import { passes, whenItMayWork } from './recovery.ts';
import { resource } from './resource.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('a server that is silent, busy or full may answer later; a refusal stays one', () => {
  for (const each of [new NoAnswer('unreachable'), new Problem('storage.full'), new Problem('server.stopping')]) expect(passes(each)).toBe(true);
  for (const each of [new Problem('campaign.unknown'), new Problem('session.not_allowed'), new Error('ours')]) expect(passes(each)).toBe(false);
});

test('a network that is back is not waited for any longer, and the task runs once', () => {
  const task = vi.fn();
  whenItMayWork(task);
  dispatchEvent(new Event('online'));
  dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(60_000);
  expect(task).toHaveBeenCalledTimes(1);
});

test('figures that could not be read come by themselves when the server is back', async () => {
  const read = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new NoAnswer('unreachable')).mockRejectedValueOnce(new NoAnswer('unreachable')).mockResolvedValue(42);
  const figures = resource(read);
  await figures.refresh();
  expect(figures.trouble.value).toBeInstanceOf(NoAnswer);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(figures.value.value).toBe(42);
  expect(figures.trouble.value).toBeUndefined();
  expect(read).toHaveBeenCalledTimes(3);
});

test('what was refused is not asked for again by itself', async () => {
  const read = vi.fn<() => Promise<number>>().mockRejectedValue(new Problem('campaign.unknown'));
  await resource(read).refresh();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read).toHaveBeenCalledTimes(1);
});
