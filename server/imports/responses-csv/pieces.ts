/**
 * A CSV text in pieces of whole records, each under the header of the file: a large file is read
 * piece by piece, so that the server answers others in between and holds one piece of cells at a time.
 */
export interface Piece {
  /** Header and records. */
  readonly text: string;
  /** What to add to a line number of the piece to get that of the file. */
  readonly lineShift: number;
}

const newline = 10;
const quote = 34;

/** At least one piece, even of a text with a header alone; `length` is how long a piece gets before it is ended. */
export function* pieces(text: string, length: number): Generator<Piece> {
  const headerEnd = endOfRecord(text, 0);
  const header = withLineEnd(text.slice(0, headerEnd.next));
  let lineShift = 0;
  let start = headerEnd.next;
  do {
    const { next, lines } = endOfPiece(text, start, length);
    yield { text: header + text.slice(start, next), lineShift };
    lineShift += lines;
    start = next;
  } while (start < text.length);
}

interface End {
  /** Where the next record begins. */
  readonly next: number;
  /** Line ends passed. */
  readonly lines: number;
}

function endOfPiece(text: string, start: number, length: number): End {
  let at = start;
  let lines = 0;
  while (at < text.length && at - start < length) {
    const end = endOfRecord(text, at);
    at = end.next;
    lines += end.lines;
  }
  return { next: at, lines };
}

/** A line end within quotes belongs to its cell. A quote that is never closed takes the rest. */
function endOfRecord(text: string, start: number): End {
  let isQuoted = false;
  let lines = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) isQuoted = !isQuoted;
    else if (code === newline) {
      lines += 1;
      if (!isQuoted) return { next: at + 1, lines };
    }
  }
  return { next: text.length, lines };
}

function withLineEnd(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n`;
}
