/** A sheet as data, and its XML in pieces. Rows are made while they are written. */
import { lookNumber, type CellLook } from './styles.ts';
import { xmlText } from './xml-text.ts';

/** A number is written as a number, a text as text, null as an empty cell that looks like its neighbours. */
export interface Cell {
  readonly value: string | number | null;
  readonly look: CellLook;
}

export interface Sheet {
  /** At most 31 characters, without `[]:*?/\`. */
  readonly name: string;
  /** In characters, by column. */
  readonly widths: readonly number[];
  /** Stand above the rows on every page of a split sheet and stay in view; the last of them names the columns. */
  readonly head: readonly (readonly Cell[])[];
  readonly rows: Iterable<readonly Cell[]>;
}

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function sheetStart(sheet: Sheet): string {
  const frozen = sheet.head.length;
  const pane = frozen === 0 ? '' : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = sheet.widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return `${xmlDeclaration}<worksheet xmlns="${mainNamespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
    + `<cols>${columns}</cols><sheetData>`;
}

const a4 = 9;
const a3 = 8;
/** In characters; what is wider would print too small on A4. */
const a4Width = 260;

/**
 * What stands below `lastRow`: the columns can be filtered, and on paper the table lies across, as
 * wide as the page, with numbered pages.
 */
export function sheetEnd({ head, widths }: Sheet, lastRow: number): string {
  const paper = widths.reduce((sum, width) => sum + width, 0) > a4Width ? a3 : a4;
  const lastColumn = columnLetters(Math.max(0, widths.length - 1));
  const filter = head.length === 0 || lastRow <= head.length ? '' : `<autoFilter ref="A${head.length}:${lastColumn}${lastRow}"/>`;
  return `</sheetData>${filter}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>`
    + `<pageSetup paperSize="${paper}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`
    + '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>';
}

/** Looks whose text wraps. Not every spreadsheet makes room for that by itself, so the row says its height. */
const wrappingLooks: ReadonlySet<CellLook> = new Set(['header', 'wrapped', 'item']);
/** In points. */
const lineHeight = 16;
/** Characters of a line that words broken whole leave empty. */
const lostByWords = 3;

function heightOf(cells: readonly Cell[], widths: readonly number[]): string {
  let lines = 1;
  for (const [index, { value, look }] of cells.entries()) {
    if (!wrappingLooks.has(look)) continue;
    const room = Math.max(1, (widths[index] ?? 0) - lostByWords);
    const needed = String(value).split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room)), 0);
    lines = Math.max(lines, needed);
  }
  return lines === 1 ? '' : ` ht="${Math.min(highestRow, lines * lineHeight)}" customHeight="1"`;
}

/** A spreadsheet takes no higher row. */
const highestRow = 409;

/** A row of a sheet whose columns have these widths. */
export function rowXml(cells: readonly Cell[], rowNumber: number, widths: readonly number[]): string {
  let xml = `<row r="${rowNumber}"${heightOf(cells, widths)}>`;
  for (const [index, cell] of cells.entries()) {
    const start = `<c r="${columnLetters(index)}${rowNumber}" s="${lookNumber(cell.look)}"`;
    if (cell.value === null) xml += `${start}/>`;
    else xml += typeof cell.value === 'number'
      ? `${start}><v>${cell.value}</v></c>`
      : `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell.value.slice(0, maxCellLength))}</t></is></c>`;
  }
  return `${xml}</row>`;
}

/** A spreadsheet takes no longer text in one cell. */
const maxCellLength = 32_767;
const letters = 26;

/** `A` for 0, `AA` for 26. */
export function columnLetters(index: number): string {
  const rest = String.fromCharCode(65 + (index % letters));
  return index < letters ? rest : columnLetters(Math.floor(index / letters) - 1) + rest;
}
