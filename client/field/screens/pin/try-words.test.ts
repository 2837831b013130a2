import { describe, expect, it } from 'vitest';
import { tryWords, waitMsOf, writeWait } from './try-words.ts';

describe('what is said after a try of the PIN', () => {
  it('is nothing before the first one', () => {
    expect(tryWords(undefined, { triesLeft: 10, waitMs: 0 })).toBe('');
  });
  it('is calm after a slip', () => {
    expect(tryWords('wrong', { triesLeft: 9, waitMs: 0 })).toBe('Mã PIN chưa đúng.');
  });
  it('names what the last try costs when few are left, and what it does not', () => {
    expect(tryWords('wrong', { triesLeft: 4, waitMs: 0 })).toMatch(/Còn 4 lần thử.*bị hủy; phiếu đã lưu thì không/);
  });
  it('is the time to wait while no try may be made', () => {
    expect(tryWords('wrong', { triesLeft: 5, waitMs: 61_000 })).toContain('1:01');
    expect(waitMsOf({ waitUntilMs: 90_000 }, 60_000)).toBe(30_000);
    expect(waitMsOf({ waitUntilMs: 90_000 }, 90_001)).toBe(0);
    expect(waitMsOf('locked', 0)).toBe(0);
  });
  it('counts a second that has begun, so that 0:00 never asks for patience', () => {
    expect([writeWait(1), writeWait(59_001), writeWait(3_600_000)]).toEqual(['0:01', '1:00', '60:00']);
  });
});
