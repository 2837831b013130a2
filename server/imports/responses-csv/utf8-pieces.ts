/** The bytes of a file as UTF-8, piece by piece, whatever encoding they came in. */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { decoderFor, likelyEncodingOf, looksLikeUtf16, unknownEncoding } from './decode-text.ts';

/** A file that can be read from its start as often as need be; a piece is good until the next is asked for. */
export type FilePieces = () => Iterable<Uint8Array>;

/** Thrown on the way through the pieces: the file is in another encoding. */
export class WrongEncoding extends Error {
  override readonly name = 'WrongEncoding';
}

/** Why the file cannot be read in this encoding at all, as far as its name and its first bytes tell. */
export function encodingIssues(file: FilePieces, encoding: string): Issue[] {
  const head = firstBytes(file);
  if (head === undefined) return [issue('file.empty', '')];
  const decoder = decoderFor(encoding);
  if (decoder === undefined) return [unknownEncoding(encoding)];
  return decoder.encoding === 'utf-8' && looksLikeUtf16(head) !== undefined ? [wrongEncodingIssue(file, encoding)] : [];
}

/** The file in UTF-8. What is not in its encoding throws `WrongEncoding`, unless it is UTF-8 itself: that the reader checks row by row. */
export function* utf8Pieces(file: FilePieces, encoding: string): Generator<Uint8Array> {
  const decoder = decoderFor(encoding);
  if (decoder === undefined || decoder.encoding === 'utf-8') return yield* file();
  const encoder = new TextEncoder();
  for (const piece of file()) yield encoder.encode(decoded(decoder, piece));
  yield encoder.encode(decoded(decoder));
}

/** The issue that names the encoding to try. */
export function wrongEncodingIssue(file: FilePieces, encoding: string): Issue {
  const utf16 = looksLikeUtf16(firstBytes(file) ?? new Uint8Array(0));
  return issue('file.not_utf8', '', { encoding, flag: `--encoding ${utf16 ?? likelyEncodingOf(isAllUtf8(file))}` });
}

function decoded(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw new WrongEncoding();
  }
}

function firstBytes(file: FilePieces): Uint8Array | undefined {
  for (const piece of file()) if (piece.length > 0) return piece.slice(0, 2000);
  return undefined;
}

function isAllUtf8(file: FilePieces): boolean {
  try {
    checkEncoding(file, 'utf-8');
    return true;
  } catch {
    return false;
  }
}

/** Throws `WrongEncoding` when any byte of the file is not in `encoding`. */
export function checkEncoding(file: FilePieces, encoding: string): void {
  const decoder = decoderFor(encoding);
  if (decoder === undefined) return;
  for (const piece of file()) decoded(decoder, piece);
  decoded(decoder);
}

/** Whole characters of UTF-8 as text in NFC; throws `WrongEncoding`. */
export function decodedUtf8(bytes: Uint8Array): string {
  return decoded(new TextDecoder('utf-8', { fatal: true }), bytes).normalize('NFC');
}
