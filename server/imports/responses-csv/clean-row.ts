/**
 * Reads one row of a CSV of responses straight from its bytes, if it is clean: as many cells as the
 * header, no quotes but plain ones around a cell, every answer legal. It looks and changes nothing;
 * whatever it cannot read is left to the full reader, which knows every rule and says what is wrong.
 */
import { columnKinds, valuesPerColumn, type ColumnPlan } from './column-plan.ts';

const newline = 10;
const carriageReturn = 13;
const quote = 34;
const zero = 48;
const digitsAtMost = 3;

/** Looks at the cell of a question that is not one of options; false when the full reader must. */
export type TakeOtherCell = (column: number, cell: Uint8Array, codes: Uint8Array) => boolean;

export interface CleanRowSettings {
  readonly plan: ColumnPlan;
  readonly separator: number;
  /** 13 where lines end in CR LF, else 10. */
  readonly lineEnd: number;
  readonly codeLength: number;
  readonly takeOtherCell: TakeOtherCell;
}

const positionBytesAtStart = 256;

export class CleanRow {
  /** Answer codes of the row that was read last. */
  readonly codes: Uint8Array;
  /** Its position cells, each followed by a line break, which no such cell has in it. */
  position = new Uint8Array(positionBytesAtStart);
  positionLength = 0;
  /** Where its id stands. */
  idFrom = 0;
  idTo = 0;
  readonly #settings: CleanRowSettings;
  #bytes: Uint8Array = new Uint8Array(0);
  #cellFrom = 0;
  #cellTo = 0;

  constructor(settings: CleanRowSettings) {
    this.#settings = settings;
    this.codes = new Uint8Array(settings.codeLength);
  }

  /** Where the next row begins when the row at `start` is clean, else -1. The bytes end with a line end. */
  read(bytes: Uint8Array, start: number): number {
    const { plan: { kinds, codes: legal, codeOffsets }, separator, lineEnd } = this.#settings;
    const { codes } = this;
    this.#bytes = bytes;
    codes.fill(0);
    this.positionLength = 0;
    const last = kinds.length - 1;
    let at = start;
    for (let column = 0; column <= last; column += 1) {
      const stop = column === last ? lineEnd : separator;
      if (kinds[column] === columnKinds.oneOption && bytes[at] !== quote) {
        let value = (bytes[at] as number) - zero;
        if (value >= 0 && value <= 9) {
          const end = at + digitsAtMost;
          let digit = (bytes[++at] as number) - zero;
          for (; digit >= 0 && digit <= 9 && at < end; digit = (bytes[++at] as number) - zero) value = 10 * value + digit;
          const code = legal[column * valuesPerColumn + value] as number;
          if (code === 0) return -1;
          codes[codeOffsets[column] as number] = code;
        }
        if (bytes[at] !== stop) return -1;
        at += 1;
      } else {
        at = this.#readCell(at, stop);
        if (at < 0 || !this.#takeCell(column)) return -1;
      }
    }
    if (lineEnd === newline) return at;
    return bytes[at] === newline ? at + 1 : -1;
  }

  /** Finds the cell at `from`; where the next one begins, or -1. */
  #readCell(from: number, stop: number): number {
    const bytes = this.#bytes;
    const { separator } = this.#settings;
    const isQuoted = bytes[from] === quote;
    let at = isQuoted ? from + 1 : from;
    this.#cellFrom = at;
    if (isQuoted) {
      while (bytes[at] !== quote && bytes[at] !== newline && bytes[at] !== carriageReturn) at += 1;
      this.#cellTo = at;
      if (bytes[at] !== quote) return -1;
      at += 1;
    } else {
      let byte = bytes[at];
      while (byte !== separator && byte !== newline && byte !== carriageReturn && byte !== quote) byte = bytes[++at];
      this.#cellTo = at;
    }
    return bytes[at] === stop ? at + 1 : -1;
  }

  #takeCell(column: number): boolean {
    const from = this.#cellFrom;
    const to = this.#cellTo;
    const { plan: { kinds }, takeOtherCell } = this.#settings;
    switch (kinds[column]) {
      case columnKinds.aside: return true;
      case columnKinds.position: return this.#keepPosition(from, to);
      case columnKinds.id:
        this.idFrom = from;
        this.idTo = to;
        return true;
      default: return from === to || takeOtherCell(column, this.#bytes.subarray(from, to), this.codes);
    }
  }

  #keepPosition(from: number, to: number): boolean {
    const length = this.positionLength + to - from + 1;
    if (length > this.position.length) {
      const longer = new Uint8Array(2 * length);
      longer.set(this.position);
      this.position = longer;
    }
    for (let at = from; at < to; at += 1) this.position[this.positionLength++] = this.#bytes[at] as number;
    this.position[this.positionLength++] = newline;
    return true;
  }
}
