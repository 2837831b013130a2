import { expect, test } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

test('a Vietnamese name is given encoded and, for old browsers, in plain letters', () => {
  expect(contentDisposition('đợt-1.xlsx')).toBe("attachment; filename=\"__t-1.xlsx\"; filename*=UTF-8''%C4%91%E1%BB%A3t-1.xlsx");
});

test('no name can end the header or start another', () => {
  expect(contentDisposition('a"\r\nx: y.csv')).toMatch(/^[\x20-\x7E]+$/);
  expect(contentDisposition('a"\r\nx: y.csv').split('"')).toHaveLength(3);
});
