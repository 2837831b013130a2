/** Where records of a CSV end, by its bytes: a line end within quotes belongs to its cell. */

const newline = 10;
const carriageReturn = 13;
const quote = 34;

/** Carriage return alone is how old spreadsheets on a Mac end lines. */
export type LineEnd = '\n' | '\r\n' | '\r';

/** The first record: where the next one begins and how its own line ended; undefined when the bytes end before it does. */
export function recordEnd(bytes: Uint8Array, length: number): { readonly next: number; readonly lineEnd: LineEnd } | undefined {
  let isQuoted = false;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (byte === newline) return { next: at + 1, lineEnd: '\n' };
    else if (byte === carriageReturn) {
      // Whether a line feed follows decides; it may not have been read yet.
      if (at + 1 === length) return undefined;
      return bytes[at + 1] === newline ? { next: at + 2, lineEnd: '\r\n' } : { next: at + 1, lineEnd: '\r' };
    }
  }
  return undefined;
}

/** The same where the file's lines are known to end in `lineEnd`: any other sign is part of its cell. */
export function nextRecord(bytes: Uint8Array, { from, length, lineEnd }: { readonly from: number; readonly length: number; readonly lineEnd: LineEnd }): number | undefined {
  let isQuoted = false;
  for (let at = from; at < length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) isQuoted = !isQuoted;
    else if (byte === newline && !isQuoted && (lineEnd === '\n' || (at > from && bytes[at - 1] === carriageReturn))) return at + 1;
  }
  return undefined;
}

/** Line ends from `from` up to `to`; CR LF is one. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === newline && !(at > from && bytes[at - 1] === carriageReturn)) count += 1;
    else if (bytes[at] === carriageReturn) count += 1;
  }
  return count;
}
