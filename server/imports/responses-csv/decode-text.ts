/**
 * Bytes of a file as text. UTF-8 unless another encoding is named; bytes that are not in it are an
 * issue that names the flag to try, never text with replacement signs.
 */
import { isUtf8 } from 'node:buffer';
import { issue, type Issue } from '#shared/kernel/issue.ts';

export type DecodedText = { readonly text: string } | { readonly issues: readonly Issue[] };

/** The text in `bytes` in NFC, without a byte order mark. */
export function decodeText(bytes: Uint8Array, encoding = 'utf-8'): DecodedText {
  if (bytes.length === 0) return { issues: [issue('file.empty', '')] };
  const decoder = decoderFor(encoding);
  if (decoder === undefined) return { issues: [unknownEncoding(encoding)] };
  const refused = { issues: [issue('file.not_utf8', '', { encoding, flag: `--encoding ${likelyEncoding(bytes)}` })] };
  if (decoder.encoding === 'utf-8' && looksLikeUtf16(bytes) !== undefined) return refused;
  try {
    return { text: withNewlines(decoder.decode(bytes).normalize('NFC')) };
  } catch {
    return refused;
  }
}

export function unknownEncoding(encoding: string): Issue {
  return issue('value.not_allowed', '--encoding', { value: encoding, allowed: 'utf-8, utf-16le, windows-1258, windows-1252' });
}

/** Some spreadsheets on a Mac end lines with a carriage return alone. */
function withNewlines(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

/** A decoder that takes no wrong byte; undefined where there is no such encoding. */
export function decoderFor(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return undefined;
  }
}

/** What the bytes most likely are: the encoding to name when they were read wrongly. */
function likelyEncoding(bytes: Uint8Array): string {
  return looksLikeUtf16(bytes) ?? likelyEncodingOf(isUtf8(bytes));
}

/** The same of bytes that are not UTF-16. */
export function likelyEncodingOf(isAllUtf8: boolean): string {
  return isAllUtf8 ? 'utf-8' : 'windows-1258';
}

const lookedAt = 1000;

/** By the byte order mark, or by zero bytes, which no table in UTF-8 has. */
export function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeroAt = bytes.subarray(0, lookedAt).indexOf(0);
  if (zeroAt < 0) return undefined;
  return zeroAt % 2 === 1 ? 'utf-16le' : 'utf-16be';
}
