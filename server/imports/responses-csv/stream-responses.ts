/**
 * Reads a CSV of responses row by row, with no more in memory than one window of the file. Clean
 * rows, which nearly all are, become answer codes straight from their bytes; every other row goes
 * to the full reader, so that what it accepts and what it says is the same.
 *
 * A file whose lines end in some unusual way is read by the full reader at once.
 */
import type { Issue } from '#shared/kernel/issue.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { ByteWindow } from './byte-window.ts';
import { namesClash } from './column-plan.ts';
import { decodeText } from './decode-text.ts';
import { FullReader, type StreamSettings, type TakeResponse } from './full-reader.ts';
import { parseRecords } from './parse-records.ts';
import { readHeader } from './read-header.ts';
import { recordEnd } from './record-ends.ts';
import type { StreamFindings } from './stream-findings.ts';
import { StreamRows, type OpenedHeader } from './stream-rows.ts';
import { checkEncoding, decodedUtf8, encodingIssues, utf8Pieces, WrongEncoding, wrongEncodingIssue, type FilePieces } from './utf8-pieces.ts';

/** What was found, or why the file as a whole is not one of responses. */
export type StreamedResponses = { readonly findings: StreamFindings } | { readonly refused: readonly Issue[] };

/** Gives every good row of `file` to `take`, in their order. */
export function streamResponses(file: FilePieces, settings: StreamSettings, take: TakeResponse): StreamedResponses {
  const refused = encodingIssues(file, settings.encoding);
  if (refused.length > 0) return { refused };
  try {
    const read = readFrom(new ByteWindow(utf8Pieces(file, settings.encoding)), settings, take);
    // The encoding comes first: in a wrong one the header may look wrong too.
    if ('refused' in read) checkEncoding(file, settings.encoding);
    return read;
  } catch (error) {
    if (!(error instanceof WrongEncoding)) throw error;
    return { refused: [wrongEncodingIssue(file, settings.encoding)] };
  }
}

function readFrom(window: ByteWindow, settings: StreamSettings, take: TakeResponse): StreamedResponses {
  const opened = openHeader(window, settings);
  const full = new FullReader(settings, take);
  if (opened === undefined) return readAtOnce(window, full);
  if ('refused' in opened) return opened;
  const rows = new StreamRows(opened, full);
  for (let used = opened.next; used < window.length || !window.isAtEnd;) {
    window.advance(used);
    if (window.isAtEnd) endLastLine(window, opened.lineEnd);
    used = rows.read(window);
  }
  return { findings: full.findings };
}

/** What the first line says; undefined where the full reader must find the header. */
function openHeader(window: ByteWindow, { questionnaire, separator }: StreamSettings): OpenedHeader | { readonly refused: readonly Issue[] } | undefined {
  do window.advance(0);
  while (!window.isAtEnd && recordEnd(window.bytes, window.length) === undefined);
  const { next, lineEnd } = recordEnd(window.bytes, window.length) ?? { next: window.length, lineEnd: '\n' };
  if (lineEnd === '\r' || namesClash(questionnaire)) return undefined;
  const text = decodedUtf8(window.bytes.subarray(0, next));
  const { records: [record], issues } = parseRecords(text, separator);
  if (record === undefined || issues.length > 0) return undefined;
  const read = readHeader(record.cells, answerableQuestions(questionnaire).map((each) => each.id), separator);
  return 'issues' in read ? { refused: read.issues } : { header: read.header, text: text.endsWith('\n') ? text : text + lineEnd, next, lineEnd };
}

function readAtOnce(window: ByteWindow, full: FullReader): StreamedResponses {
  while (!window.isAtEnd) window.advance(0);
  const decoded = decodeText(window.bytes.subarray(0, window.length));
  if ('issues' in decoded) throw new WrongEncoding();
  const refused = full.read(decoded.text, 0);
  return refused === undefined ? { findings: full.findings } : { refused };
}

function endLastLine(window: ByteWindow, lineEnd: string): void {
  const end = new TextEncoder().encode(lineEnd);
  const { bytes, length } = window;
  const isEnded = end.every((byte, index) => bytes[length - end.length + index] === byte);
  if (length > 0 && !isEnded) window.append(end);
}
