import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { strictLock, webLock } from './lock.ts';

/** Turns as a browser gives them, a holder that never ends among them when asked. */
function locks(isHeld: boolean) {
  return {
    request: (_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<unknown>): Promise<unknown> => (isHeld
      ? new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason)); })
      : work()),
  };
}

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }); });
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a turn', () => {
  it('is given when nobody else has it, and ends with what the work came to', async () => {
    vi.stubGlobal('navigator', { locks: locks(false) });
    expect(await webLock('x', async () => 7)).toBe(7);
    await expect(webLock('x', async () => { throw new Error('own fault'); })).rejects.toThrow('own fault');
  });

  it('that a hanging window keeps is taken after ten seconds', async () => {
    vi.stubGlobal('navigator', { locks: locks(true) });
    const work = vi.fn(async () => 7);
    const turn = webLock('x', work);
    vi.advanceTimersByTime(9_999);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(await turn).toBe(7);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('at the files is never taken from another window: who waited ten seconds is turned away', async () => {
    vi.stubGlobal('navigator', { locks: locks(true) });
    const work = vi.fn(async () => 7);
    const turn = expect(strictLock('x', work)).rejects.toMatchObject({ name: 'TimeoutError' });
    vi.advanceTimersByTime(10_000);
    await turn;
    expect(work).not.toHaveBeenCalled();
    vi.stubGlobal('navigator', { locks: locks(false) });
    expect(await strictLock('x', work)).toBe(7);
  });

  it('once begun is not cut short by the clock, and its failure is not work for a second try', async () => {
    vi.stubGlobal('navigator', { locks: locks(false) });
    const work = vi.fn(() => new Promise((_resolve, reject) => { setTimeout(() => reject(new Error('late fault')), 30_000); }));
    const turn = expect(webLock('x', work)).rejects.toThrow('late fault');
    vi.advanceTimersByTime(30_000);
    await turn;
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is needed by nobody where a browser has none', async () => {
    vi.stubGlobal('navigator', {});
    expect(await webLock('x', async () => 7)).toBe(7);
  });
});
