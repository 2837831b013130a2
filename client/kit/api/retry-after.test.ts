// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readRetryAfter, retryAfterOf, withRetryAfter } from './retry-after.ts';

describe('a wait that a reply asks for', () => {
  it.each([
    ['120', 120_000], [' 5 ', 5_000], ['Thu, 01 Jan 1970 00:01:00 GMT', 59_000], ['999999999', 900_000],
    [null, undefined], ['', undefined], ['0', undefined], ['-3', undefined], ['soon', undefined], ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
  ])('%j means %j milliseconds', (header, ms) => {
    expect(readRetryAfter(header, 1_000)).toBe(ms);
  });

  it('stays with its error, and an error without one asks for nothing', () => {
    const error = new Error('busy');
    expect(retryAfterOf(withRetryAfter(error, 7_000))).toBe(7_000);
    expect([retryAfterOf(withRetryAfter(new Error('busy'), undefined)), retryAfterOf(undefined), retryAfterOf('busy')]).toEqual([undefined, undefined, undefined]);
  });
});
