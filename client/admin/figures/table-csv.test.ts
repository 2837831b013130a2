import { expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { tableCsv } from './table-csv.ts';

test('a table comes back from its CSV as it was, by another reader', () => {
  const text = tableCsv(['Đơn vị', 'Chỉ số'], [['Sở "A", B', 98.1], ['dòng\nhai', null]]);
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(parse(text, { bom: true })).toEqual([['Đơn vị', 'Chỉ số'], ['Sở "A", B', '98.1'], ['dòng\nhai', '']]);
});

test('text that would run as a formula is made harmless, negative numbers are left alone', () => {
  const rows = parse(tableCsv(['a'], [['=1+1'], ['@x'], ['-2+3'], [-5], ['-5.5']]), { bom: true });
  expect(rows).toEqual([['a'], ["'=1+1"], ["'@x"], ["'-2+3"], ['-5'], ['-5.5']]);
});
