// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.mock('idb-keyval', () => ({
  createStore: () => undefined,
  get: (name: string) => (name === 'hangs' ? new Promise(() => undefined) : Promise.resolve('en')),
}));
const { readSetting } = await import('./settings.ts');

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('a choice that the browser gives is read, and one that it does not give in two seconds is none', async () => {
  expect(await readSetting('language')).toBe('en');
  const read = readSetting('hangs');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await read).toBeUndefined();
});
