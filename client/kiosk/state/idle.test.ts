import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countdownSeconds, idleMs, watchIdle } from './idle.ts';

describe('an abandoned kiosk', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('waits 45 seconds, counts 15 down, and only then wipes', () => {
    const onWipe = vi.fn();
    const idle = watchIdle(onWipe);
    vi.advanceTimersByTime(idleMs - 1);
    expect(idle.secondsLeft.value).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(idle.secondsLeft.value).toBe(15);
    vi.advanceTimersByTime(countdownSeconds * 1000 - 1);
    expect([idle.secondsLeft.value, onWipe.mock.calls.length]).toEqual([1, 0]);
    vi.advanceTimersByTime(1);
    expect(onWipe).toHaveBeenCalledOnce();
  });

  it('goes on where it was when somebody touches it during the countdown', () => {
    const onWipe = vi.fn();
    const idle = watchIdle(onWipe);
    vi.advanceTimersByTime(idleMs + 5000);
    idle.touch();
    expect(idle.secondsLeft.value).toBeUndefined();
    vi.advanceTimersByTime(idleMs - 1);
    expect(onWipe).not.toHaveBeenCalled();
  });

  it('never wipes after it was stopped', () => {
    const onWipe = vi.fn();
    watchIdle(onWipe).stop();
    vi.advanceTimersByTime(idleMs * 10);
    expect(onWipe).not.toHaveBeenCalled();
  });
});
