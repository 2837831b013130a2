import { expect, test } from 'vitest';
import { issueText, methodName, placeText } from './wording.ts';

test('an issue of a table is placed by its line and its column', () => {
  expect(placeText('line 4, column 2')).toBe('dòng 4, cột 2');
  expect(placeText('line 1', { column: 'g3' })).toBe('dòng 1, cột g3');
  expect(placeText('line 4')).toBe('dòng 4');
});

test('an issue of a document is placed by its path, and one of the whole file says so', () => {
  expect(placeText('units[3].target')).toBe('units[3].target');
  expect(placeText('')).toBe('cả tệp');
});

test('columns that a header lacks are named', () => {
  expect(issueText({ code: 'file.header_mismatch', values: { missing: 'response_id, unit' } })).toContain('response_id, unit');
});

test('the columns that a table needs and an example of a value are told where the wording leaves them out', () => {
  expect(issueText({ code: 'file.header_mismatch', values: { expected: 'question, option, share' } })).toMatch(/question, option, share\.$/);
  expect(issueText({ code: 'value.bad_format', values: { value: '0,48', example: '0.485' } })).toMatch(/0\.485\.$/);
});

test('a method is called by its title, one that is not ours by its code', () => {
  expect(methodName('four-group-provincial')).toBe('Bốn nhóm nội dung, cấp tỉnh');
  expect(methodName('of-another-place')).toBe('of-another-place');
});
