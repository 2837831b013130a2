import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leftMs, lockWhenLeft } from './lock-when-left.ts';

let nowMs: number;
let stop: () => void;
const lock = vi.fn();
const show = (isHidden: boolean): void => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  document.dispatchEvent(new Event('visibilitychange'));
};
const leaveFor = (ms: number): void => {
  show(true);
  nowMs += ms;
  show(false);
};

beforeEach(() => {
  nowMs = 1_000_000;
  lock.mockClear();
  stop = lockWhenLeft({ lock }, () => nowMs);
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

describe('a vault on a phone that is put down', () => {
  it('stays open for a short look elsewhere', () => {
    leaveFor(leftMs - 1);
    leaveFor(leftMs - 1);
    expect(lock).not.toHaveBeenCalled();
  });

  it('is locked when the app comes back after a quarter of an hour', () => {
    leaveFor(leftMs);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('is locked when the clock went back in between', () => {
    leaveFor(-60_000);
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it('stays open as long as the app is in sight', () => {
    nowMs += 10 * leftMs;
    show(false);
    expect(lock).not.toHaveBeenCalled();
  });

  it('is nobody\'s concern once the watch has ended', () => {
    stop();
    leaveFor(leftMs);
    expect(lock).not.toHaveBeenCalled();
  });
});
