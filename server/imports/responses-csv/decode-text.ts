/**
 * Bytes of a file as text. UTF-8 unless another encoding is named; bytes that are not in it are an
 * issue that names the flag to try, never text with replacement signs.
 */
import { issue, type Issue } from '#shared/kernel/issue.ts';

export type DecodedText = { readonly text: string } | { readonly issues: readonly Issue[] };

/** The text in `bytes` in NFC, without a byte order mark. */
export function decodeText(bytes: Uint8Array, encoding = 'utf-8'): DecodedText {
  if (bytes.length === 0) return { issues: [issue('file.empty', '')] };
  const decoder = decoderFor(encoding);
  if (decoder === undefined) {
    return { issues: [issue('value.not_allowed', '--encoding', { value: encoding, allowed: 'utf-8, utf-16le, windows-1258, windows-1252' })] };
  }
  try {
    return { text: decoder.decode(bytes).normalize('NFC') };
  } catch {
    return { issues: [issue('file.not_utf8', '', { encoding, option: '--encoding' })] };
  }
}

function decoderFor(encoding: string): TextDecoder | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return undefined;
  }
}
