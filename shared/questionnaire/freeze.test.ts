import { expect, test } from 'vitest';
import { isFrozenOtherwise } from './freeze.ts';

const frozen = [{ id: 'q', version: 1, hash: 'aa' }];

test('a frozen version never gets another content', () => {
  expect(isFrozenOtherwise(frozen, { id: 'q', version: 1, hash: 'bb' })).toBe(true);
});

test('the same content may come again', () => {
  expect(isFrozenOtherwise(frozen, { id: 'q', version: 1, hash: 'aa' })).toBe(false);
});

test('another version or another questionnaire may have any content', () => {
  expect(isFrozenOtherwise(frozen, { id: 'q', version: 2, hash: 'bb' })).toBe(false);
  expect(isFrozenOtherwise(frozen, { id: 'p', version: 1, hash: 'bb' })).toBe(false);
});
