import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, neutraliseCell, restoreCell } from './cells.ts';

const formulas = [
  '=1+1', '+84912', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x',
  '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", '-', "'=1", "''+1",
];

test.each(formulas)('the formula %j begins with an apostrophe when written', (text) => {
  expect(neutraliseCell(text).startsWith("'")).toBe(true);
  expect(/^"?'/.test(csvCell(text))).toBe(true);
});

test.each(['-3', '-3.5', 'Hài lòng', '4', '', "'quoted'", "o'clock = 5"])('the harmless cell %j stays as it is', (text) => {
  expect(neutraliseCell(text)).toBe(text);
});

test('what was neutralised comes back unchanged, whatever it was', () => {
  const piece = fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '1', '.', 'ế', '"');
  fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
    const text = pieces.join('');
    expect(restoreCell(neutraliseCell(text))).toBe(text);
  }));
});
