import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats as english } from './en/formats.ts';
import { formats as vietnamese } from './vi/formats.ts';
import { writeCount, writeDigits, writePercent } from './write-number.ts';

test('thousands are set apart by the language\'s sign', () => {
  expect([0, 7, 999, 1000, 36525, 1234567].map((each) => writeCount(each, vietnamese))).toEqual(['0', '7', '999', '1.000', '36.525', '1.234.567']);
  expect(writeCount(36525, english)).toBe('36,525');
  expect(writeCount(-1280, vietnamese)).toBe('−1.280');
});

test('decimals stay as they were given, trailing zeros too', () => {
  expect(writeDigits('92.88', vietnamese)).toBe('92,88');
  expect(writeDigits('83.90', vietnamese)).toBe('83,90');
  expect(writeDigits('1234.5', english)).toBe('1,234.5');
  expect(writeDigits('-0.04', vietnamese)).toBe('−0,04');
  expect(writeDigits('-1.82', vietnamese)).toBe('−1,82');
  expect(writeDigits('12', vietnamese)).toBe('12');
});

test('a percentage has no blank before its sign, and an exact hundred no decimals', () => {
  expect(writePercent('92.88', vietnamese)).toBe('92,88%');
  expect(writePercent('100.00', vietnamese)).toBe('100%');
  expect(writePercent('99.99', vietnamese)).toBe('99,99%');
});

test('no digit is ever lost or changed', () => {
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
    expect(Number(writeCount(value, vietnamese).replaceAll('.', '').replace('−', '-')) + 0).toBe(value + 0);
  }), { seed: 1 });
});
