import { unzipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { cell } from './book.ts';
import { columnLetters, type Sheet } from './sheet.ts';
import { sheetName, writeWorkbook } from './write-workbook.ts';
import { xmlText } from './xml-text.ts';

const continuedName = (name: string, number: number): string => `${name} (${number})`;

test('a sheet that outgrows its rows goes on in the next with the same head, and no row is lost', async () => {
  const book = await readSheets(file(numbered(25), 11));
  expect(book.map((each) => each.sheet)).toEqual(['Số', 'Số (2)', 'Số (3)']);
  expect(book.map((each) => each.data[0])).toEqual([['n'], ['n'], ['n']]);
  expect(book.flatMap((each) => each.data.slice(1).flat())).toEqual(Array.from({ length: 25 }, (_, index) => index));
});

test('a sheet that exactly fills its rows is not split', async () => {
  expect(await readSheets(file(numbered(10), 11))).toHaveLength(1);
});

test('a figure is a number with a percent format and a code that looks like a number is text', () => {
  const bytes = file({ ...numbered(0), rows: [[cell(92.88, 'percent'), cell('0123')]] });
  const parts = unzipSync(bytes);
  const xml = (name: string): string => new TextDecoder().decode(parts[name]);
  expect(xml('xl/worksheets/sheet1.xml')).toContain('s="4"><v>92.88</v>');
  expect(xml('xl/worksheets/sheet1.xml')).toContain('t="inlineStr"><is><t xml:space="preserve">0123</t>');
  expect(xml('xl/styles.xml')).toContain('formatCode="[=100]0&quot;%&quot;;0.00&quot;%&quot;"');
  expect(xml('xl/worksheets/sheet1.xml')).toContain('state="frozen"');
});

test('on paper a table is as wide as the page, its head is repeated and its columns can be filtered', () => {
  const parts = unzipSync(file({ ...numbered(3), name: "Năm '26" }));
  const xml = (name: string): string => new TextDecoder().decode(parts[name]);
  expect(xml('xl/worksheets/sheet1.xml')).toMatch(/<sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>.*<autoFilter ref="A1:A4"\/>.*<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/s);
  expect(xml('xl/workbook.xml')).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'Năm ''26'!$1:$1</definedName>`);
  const wide = unzipSync(file({ ...numbered(1), widths: Array.from({ length: 30 }, () => 12) }));
  expect(new TextDecoder().decode(wide['xl/worksheets/sheet1.xml'])).toContain('paperSize="8"');
});

test('a head with long names of columns is as high as its lines', () => {
  const xml = new TextDecoder().decode(unzipSync(file({ ...numbered(1), widths: [12], head: [[cell('Rất không hài lòng (số)', 'header')]] }))['xl/worksheets/sheet1.xml']);
  expect(xml).toContain('<row r="1" ht="48" customHeight="1">');
  expect(xml).toContain('<row r="2"><c');
});

test('rows come out while they go in: a long sheet is never held whole', () => {
  let made = 0;
  function* rows(): Generator<ReturnType<typeof cell>[]> {
    for (; made < 200_000; made += 1) yield [cell(made), cell(`Đơn vị ${made * 7919}`)];
  }
  const chunks = writeWorkbook([{ ...numbered(0), rows: rows() }], { decimals: 2, continuedName });
  expect(chunks.next().done).toBe(false);
  expect(made).toBeLessThan(20_000);
});

test('characters that XML forbids are left out, and no text can end its element', () => {
  expect(xmlText('a\u0000\u0001\u001F\uFFFE\uD800b')).toBe('ab');
  expect(xmlText('</t>&"]]>😀\r')).toBe('&lt;/t&gt;&amp;&quot;]]&gt;😀&#13;');
});

test('names of sheets are made fit and kept apart', () => {
  expect(sheetName('a/b:c[d]', [])).toBe('a b c d');
  expect(sheetName('x'.repeat(40), ['x'.repeat(31)])).toBe(`${'x'.repeat(27)} (2)`);
  expect(sheetName('Số', ['SỐ'])).toBe('Số (2)');
  expect(sheetName("'", [])).toBe('Sheet');
});

test('columns are lettered as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

function numbered(count: number): Sheet {
  return { name: 'Số', widths: [10], head: [[cell('n', 'header')]], rows: Array.from({ length: count }, (_, index) => [cell(index)]) };
}

function file(sheet: Sheet, maxRows?: number): Buffer {
  return Buffer.concat([...writeWorkbook([sheet], { decimals: 2, continuedName, ...(maxRows === undefined ? {} : { maxRows }) })]);
}
