import { expect, test } from 'vitest';
import { issue, issueCodes } from './issue.ts';
import { leastSure } from './provenance.ts';
import { textIn } from './local-text.ts';

test('no code stands twice', () => {
  expect(new Set(issueCodes).size).toBe(issueCodes.length);
});

test('an issue without values has no empty field for them', () => {
  expect(issue('value.missing', 'units[3].id')).toEqual({ code: 'value.missing', path: 'units[3].id' });
  expect(issue('reference.unknown', 'a', { id: 'x' }).values).toEqual({ id: 'x' });
});

test('of several provenances the least sure holds', () => {
  expect(leastSure(['official', 'template', 'corroborated'])).toBe('template');
  expect(leastSure(['copy_of_official', 'official'])).toBe('copy_of_official');
  expect(leastSure([])).toBe('official');
});

test('where a translation is missing the Vietnamese is shown', () => {
  expect(textIn({ vi: 'Đơn vị', en: 'Unit' }, 'en')).toBe('Unit');
  expect(textIn({ vi: 'Đơn vị' }, 'en')).toBe('Đơn vị');
});
