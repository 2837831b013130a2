/**
 * What is sealed: the response, compressed where that makes it shorter, and padded, so that the
 * length of an envelope tells almost nothing of the answers in it.
 *
 *     1 byte: 0 as it is, 1 deflate-raw · 4 bytes: length, big-endian · the data · zeros up to a multiple of 1,024
 */

/** Lengths of content are multiples of this. */
export const paddingBytes = 1_024;
/** No content is longer than this when it is decompressed: what claims to be is not opened. */
export const maxContentBytes = 1_048_576;

const prefixBytes = 5;
const asItIs = 0;
const deflated = 1;

/** Compresses to raw deflate. */
export type Compress = (bytes: Uint8Array) => Promise<Uint8Array>;
/** Decompresses raw deflate; throws when that gives more than `limitBytes`, or is none. */
export type Inflate = (bytes: Uint8Array, limitBytes: number) => Uint8Array;

export async function padContent(data: Uint8Array, compress: Compress | null): Promise<Uint8Array<ArrayBuffer>> {
  const short = compress === null ? data : await compress(data);
  const isShorter = short.length < data.length;
  const kept = isShorter ? short : data;
  const padded = new Uint8Array(Math.ceil((prefixBytes + kept.length) / paddingBytes) * paddingBytes);
  padded[0] = isShorter ? deflated : asItIs;
  new DataView(padded.buffer).setUint32(1, kept.length);
  padded.set(kept, prefixBytes);
  return padded;
}

/** What was padded, or undefined when this is no padded content or decompresses to too much. */
export function unpadContent(padded: Uint8Array, inflate: Inflate): Uint8Array | undefined {
  if (padded.length < prefixBytes) return undefined;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(1);
  const data = padded.subarray(prefixBytes, prefixBytes + length);
  if (data.length !== length || length > maxContentBytes) return undefined;
  if (padded[0] === asItIs) return data;
  return padded[0] === deflated ? inflated(data, inflate) : undefined;
}

function inflated(data: Uint8Array, inflate: Inflate): Uint8Array | undefined {
  try {
    const content = inflate(data, maxContentBytes);
    return content.length > maxContentBytes ? undefined : content;
  } catch {
    return undefined;
  }
}
