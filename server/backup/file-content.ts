/**
 * What is inside the files. Both begin with a line that may bring the server's keys, sealed to the
 * recovery key: without them nobody could say "the same server" afterwards.
 *
 *     full backup:  {"keys":"…"}\n<the database file>
 *     segment:      {"keys":"…" or null}\n<lines as the database gives them>
 */
import * as z from 'zod/mini';
import { parseJsonText } from './parse-json.ts';
import { DamagedFile } from './sealed-file/damaged-file.ts';

const pieceBytes = 262_144;
/** One line of a segment at most: a campaign's definition is the longest. */
const maxLineBytes = 67_108_864;
const newline = 10;
const firstLine = z.object({ keys: z.nullable(z.string()) });

export interface Content {
  /** Null where they are as in the file before. */
  readonly keys: Uint8Array | null;
  readonly rest: Iterable<Buffer>;
}

export function* writeContent(keys: Uint8Array | null, rest: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify({ keys: keys === null ? null : Buffer.from(keys).toString('base64') })}\n`);
  yield* rest;
}

export function readContent(pieces: Iterable<Buffer>): Content {
  const all = pieces[Symbol.iterator]();
  let head = Buffer.alloc(0);
  for (let next = all.next(); next.done !== true; next = all.next()) {
    head = Buffer.concat([head, next.value]);
    const end = head.indexOf(newline);
    if (end === -1 && head.length <= maxLineBytes) continue;
    const read = firstLine.safeParse(parseJsonText(head.subarray(0, end).toString('utf8')));
    if (end === -1 || !read.success) break;
    const { keys } = read.data;
    return { keys: keys === null ? null : Buffer.from(keys, 'base64'), rest: following(head.subarray(end + 1), all) };
  }
  throw new DamagedFile('content_bad');
}

/** Texts in pieces of a good size. */
export function* joinedTexts(texts: Iterable<string>): Generator<Uint8Array> {
  let [waiting, length]: [string[], number] = [[], 0];
  for (const text of texts) {
    waiting.push(text);
    length += text.length;
    if (length < pieceBytes) continue;
    yield Buffer.from(waiting.join(''));
    [waiting, length] = [[], 0];
  }
  yield Buffer.from(waiting.join(''));
}

export function* linesIn(pieces: Iterable<Buffer>): Generator<string> {
  let left = Buffer.alloc(0);
  for (const piece of pieces) {
    const bytes = left.length === 0 ? piece : Buffer.concat([left, piece]);
    let at = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, at)) {
      yield bytes.subarray(at, end).toString('utf8');
      at = end + 1;
    }
    left = Buffer.from(bytes.subarray(at));
    if (left.length > maxLineBytes) throw new DamagedFile('content_bad');
  }
  // Every line has its end.
  if (left.length > 0) throw new DamagedFile('content_bad');
}

function* following(first: Buffer, rest: Iterator<Buffer>): Generator<Buffer> {
  if (first.length > 0) yield first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}
