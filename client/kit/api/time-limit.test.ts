// @vitest-environment node
import { expect, it } from 'vitest';
import { batchBytesMax } from '../sync/plan.ts';
import { pushTimeoutMs, timeoutMsFor } from './time-limit.ts';

it('the time of a call grows with its bytes: twenty seconds, and what 12 kbit/s take', () => {
  expect([timeoutMsFor(0), timeoutMsFor(3_000), timeoutMsFor(150_000)]).toEqual([20_000, 22_000, 120_000]);
});

it('one envelope gets all the time that the slowest network takes, a batch at most forty seconds', () => {
  expect([pushTimeoutMs([150_000]), pushTimeoutMs([1_500, 1_500]), pushTimeoutMs([batchBytesMax, batchBytesMax])]).toEqual([120_000, 22_000, 40_000]);
});
