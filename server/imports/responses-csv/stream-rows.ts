/**
 * The rows of a file, from windows on its bytes: clean ones by the fast reader, the others, as many
 * as follow each other, by the full reader.
 */
import { isUtf8 } from 'node:buffer';
import type { ByteWindow } from './byte-window.ts';
import { CleanRow } from './clean-row.ts';
import { columnPlan, type ColumnPlan } from './column-plan.ts';
import type { FullReader } from './full-reader.ts';
import { otherCells } from './other-cells.ts';
import type { Header } from './read-header.ts';
import { idLengthAtMost, plainCell } from './read-position.ts';
import { countLines, nextRecord, type LineEnd } from './record-ends.ts';
import { decodedUtf8, WrongEncoding } from './utf8-pieces.ts';

export interface OpenedHeader {
  readonly header: Header;
  /** Its line, with its end. */
  readonly text: string;
  /** Where the rows begin. */
  readonly next: number;
  readonly lineEnd: LineEnd;
}

const newline = 10;
const space = 32;
const apostrophe = 39;
const lastAscii = 127;
/** The text that is given to the full reader begins with the header and so has its rows from line 2. */
const firstRowLine = 2;

export class StreamRows {
  readonly #opened: OpenedHeader;
  readonly #full: FullReader;
  readonly #plan: ColumnPlan;
  readonly #row: CleanRow;
  #line = firstRowLine;
  /** Where the dirty rows before the row that is being read begin; below 0 when there are none. */
  #dirtyFrom = -1;
  #dirtyLine = 0;

  constructor(opened: OpenedHeader, full: FullReader) {
    const { questionnaire, layout, separator } = full.settings;
    this.#opened = opened;
    this.#full = full;
    full.findings.missingColumns = opened.header.missingColumns;
    this.#plan = columnPlan(opened.header, questionnaire, layout);
    this.#row = new CleanRow({
      plan: this.#plan, separator: separator.charCodeAt(0), lineEnd: opened.lineEnd.charCodeAt(0),
      codeLength: layout.codeLength, takeOtherCell: otherCells(this.#plan, layout),
    });
  }

  /** Reads the whole rows of the window; how many bytes they took. At the end of the file, all. */
  read({ bytes, length, isAtEnd }: ByteWindow): number {
    const wholeTo = length === 0 ? 0 : bytes.lastIndexOf(newline, length - 1) + 1;
    if (!isUtf8(bytes.subarray(0, wholeTo))) throw new WrongEncoding();
    let at = 0;
    while (at < wholeTo) {
      const clean = this.#readClean(bytes, at);
      // A quote that is never closed takes the rest of the file.
      const next = clean ?? nextRecord(bytes, { from: at, length: wholeTo, lineEnd: this.#opened.lineEnd }) ?? (isAtEnd ? length : undefined);
      if (next === undefined) break;
      if (clean === undefined) this.#leaveDirty(bytes, at, next);
      at = next;
    }
    this.#readDirty(bytes, at);
    return at;
  }

  /** Where the next row begins when the row at `at` is clean and was taken. */
  #readClean(bytes: Uint8Array, at: number): number | undefined {
    const row = this.#row;
    const next = row.read(bytes, at);
    if (next < 0) return undefined;
    this.#readDirty(bytes, at);
    const { findings, positions, take } = this.#full;
    const known = positions.find(this.#plan.positionNames, row);
    if (known === undefined || !this.#isNewId(bytes)) return undefined;
    findings.unit(known.position.unit, known.unitGroup, this.#line);
    findings.weightCells[known.hasWeight ? 'given' : 'empty'] += 1;
    take(known.position, row.codes);
    this.#line += 1;
    return next;
  }

  /** Whether the row's id is a good one and was not there before. */
  #isNewId(bytes: Uint8Array): boolean {
    const { idFrom: from, idTo: to } = this.#row;
    const { seen } = this.#full;
    if (from === to || to - from > idLengthAtMost) return false;
    if (isPlain(bytes, from, to)) return seen.addBytes(bytes, from, to);
    const id = plainCell(decodedUtf8(bytes.subarray(from, to)));
    if (id === '' || seen.has(id)) return false;
    seen.add(id);
    return true;
  }

  #leaveDirty(bytes: Uint8Array, from: number, to: number): void {
    if (this.#dirtyFrom < 0) {
      this.#dirtyFrom = from;
      this.#dirtyLine = this.#line;
    }
    this.#line += countLines(bytes, from, to);
  }

  #readDirty(bytes: Uint8Array, to: number): void {
    if (this.#dirtyFrom < 0) return;
    const text = this.#opened.text + decodedUtf8(bytes.subarray(this.#dirtyFrom, to));
    this.#dirtyFrom = -1;
    this.#full.read(text, this.#dirtyLine - firstRowLine);
  }
}

/** Whether an id means what it says: ASCII, nothing around it, no apostrophe of ours before it. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  if ((bytes[from] as number) <= space || (bytes[to - 1] as number) <= space || bytes[from] === apostrophe) return false;
  for (let at = from; at < to; at += 1) if ((bytes[at] as number) >= lastAscii) return false;
  return true;
}
