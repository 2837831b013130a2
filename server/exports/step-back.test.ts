import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stepBack } from './step-back.ts';

test('a thread steps back where the system knows priorities of threads, and says so', () => {
  expect(stepBack()).toBe(existsSync('/proc/thread-self'));
});
