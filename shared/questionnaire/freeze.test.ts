import { expect, test } from 'vitest';
import { freezingProblem } from './freeze.ts';

const frozen = [{ id: 'q', version: 1, hash: 'aa' }];

test('a frozen version never gets another content', () => {
  const problem = freezingProblem(frozen, { id: 'q', version: 1, hash: 'bb' });
  expect(problem?.code).toBe('questionnaire.frozen');
  expect(problem?.values).toEqual({ questionnaire: 'q', version: 1 });
});

test('the same content may come again', () => {
  expect(freezingProblem(frozen, { id: 'q', version: 1, hash: 'aa' })).toBeUndefined();
});

test('another version or another questionnaire may have any content', () => {
  expect(freezingProblem(frozen, { id: 'q', version: 2, hash: 'bb' })).toBeUndefined();
  expect(freezingProblem(frozen, { id: 'p', version: 1, hash: 'bb' })).toBeUndefined();
});
