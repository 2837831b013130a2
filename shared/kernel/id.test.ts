import { expect, test } from 'vitest';
import { isCode, isUuid } from './id.ts';

test('a UUID is lower case and complete', () => {
  expect(isUuid('018f2c3e-7b1a-4c2d-9e3f-0123456789ab')).toBe(true);
  for (const text of ['018F2C3E-7B1A-4C2D-9E3F-0123456789AB', '018f2c3e7b1a4c2d9e3f0123456789ab', '', '018f2c3e-7b1a-0c2d-9e3f-0123456789ab']) {
    expect(isUuid(text), text).toBe(false);
  }
});

test('people may write codes in Vietnamese', () => {
  for (const code of ['9.30', 'I.A', 'so-noi-vu', 'xã_Lộc-An', 'Đ1']) expect(isCode(code), code).toBe(true);
});

test('a code has one Unicode form, so that two that look the same are the same', () => {
  expect(isCode('xã'.normalize('NFC'))).toBe(true);
  expect(isCode('xã'.normalize('NFD'))).toBe(false);
});

test('blanks, signs of formulas and paths, and overlong texts are no codes', () => {
  for (const code of ['', ' a', 'a b', '-a', '=1+1', '@x', 'a/b', '../a', 'a\n', 'a'.repeat(65)]) expect(isCode(code), code).toBe(false);
  expect(isCode('a'.repeat(64))).toBe(true);
});

test('names that every object has are no codes', () => {
  for (const code of ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']) expect(isCode(code), code).toBe(false);
});
