/**
 * Writes sheets as an XLSX workbook (ECMA-376), as a stream: at no time more than some hundred rows
 * are held. A sheet that outgrows the format's 1,048,576 rows goes on in a further sheet with the
 * same head; the list of sheets is therefore written last.
 */
import { rowXml, sheetEnd, sheetStart, type Sheet } from './sheet.ts';
import { stylesXml } from './styles.ts';
import { xmlName } from './xml-text.ts';
import { zipStream, type ZipStream } from './zip-stream.ts';

export interface WorkbookOptions {
  readonly decimals: number;
  /** Name of a sheet's second, third … page. */
  continuedName(name: string, number: number): string;
  /** Rows of one sheet, head included; the format's limit when absent. */
  readonly maxRows?: number;
}

const formatMaxRows = 1_048_576;
const pieceLength = 65_536;
const maxNameLength = 31;

export function* writeWorkbook(sheets: Iterable<Sheet>, options: WorkbookOptions): Generator<Uint8Array> {
  const zip = zipStream();
  const pages: Page[] = [];
  for (const sheet of sheets) yield* writeSheet(sheet, pages, { zip, options });
  for (const [name, xml] of parts(pages, options.decimals)) {
    zip.begin(name);
    zip.write(xml);
    zip.endEntry();
  }
  zip.finish();
  yield* zip.take();
}

/** A sheet as it was written: one that outgrows its rows becomes several. */
interface Page {
  readonly name: string;
  /** Rows that every printed page begins with. */
  readonly headRows: number;
}

function* writeSheet(
  sheet: Sheet,
  pages: Page[],
  { zip, options }: { readonly zip: ZipStream; readonly options: WorkbookOptions },
): Generator<Uint8Array> {
  const limit = options.maxRows ?? formatMaxRows;
  let rowNumber = 0;
  let page = 1;
  let pending = '';
  const begin = (): void => {
    const wanted = page === 1 ? sheet.name : options.continuedName(sheet.name, page);
    pages.push({ name: sheetName(wanted, pages.map((each) => each.name)), headRows: sheet.head.length });
    zip.begin(`xl/worksheets/sheet${pages.length}.xml`);
    zip.write(sheetStart(sheet));
    for (const [index, cells] of sheet.head.entries()) zip.write(rowXml(cells, index + 1, sheet.widths));
    rowNumber = sheet.head.length;
  };
  const end = (): void => {
    zip.write(pending + sheetEnd(sheet, rowNumber));
    zip.endEntry();
    pending = '';
  };
  begin();
  for (const cells of sheet.rows) {
    if (rowNumber >= limit) {
      end();
      page += 1;
      begin();
    }
    rowNumber += 1;
    pending += rowXml(cells, rowNumber, sheet.widths);
    if (pending.length < pieceLength) continue;
    zip.write(pending);
    pending = '';
    yield* zip.take();
  }
  end();
  yield* zip.take();
}

/** A name that the format allows and that no other sheet has. */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const clean = wanted.replace(/[[\]:*?/\\]/g, ' ').replace(/^'|'$/g, ' ').trim() || 'Sheet';
  const used = new Set(taken.map((each) => each.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`;
    const name = [...clean].slice(0, maxNameLength - ending.length).join('').slice(0, maxNameLength - ending.length) + ending;
    if (!used.has(name.toLowerCase())) return name;
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const officeNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts beside the sheets: types, relations, list of sheets, looks. */
function parts(pages: readonly Page[], decimals: number): [string, string][] {
  const numbers = pages.map((_, index) => index + 1);
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${officeNamespace}/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `${declaration}<Relationships xmlns="${packageNamespace}/relationships">${inner}</Relationships>`;
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="${spreadsheetType}.${type}+xml"/>`;
  return [
    ['xl/styles.xml', stylesXml(decimals)],
    ['xl/workbook.xml', `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${officeNamespace}"><sheets>${
      numbers.map((number) => `<sheet name="${xmlName(pages[number - 1]?.name ?? '')}" sheetId="${number}" r:id="rId${number}"/>`).join('')
    }</sheets>${definedNames(pages)}</workbook>`],
    ['xl/_rels/workbook.xml.rels', relations(
      numbers.map((number) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`)).join('')
      + relation(pages.length + 1, 'styles', 'styles.xml'))],
    ['_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml'))],
    ['[Content_Types].xml', `${declaration}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${
      override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${
      numbers.map((number) => override(`/xl/worksheets/sheet${number}.xml`, 'worksheet')).join('')}</Types>`],
  ];
}

/** The rows that a spreadsheet repeats on every printed page. */
function definedNames(pages: readonly Page[]): string {
  const titles = pages.flatMap(({ name, headRows }, index) => (headRows === 0 ? [] : [
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xmlName(name.replaceAll("'", "''"))}'!$1:$${headRows}</definedName>`,
  ]));
  return titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
}
