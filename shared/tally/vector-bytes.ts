/**
 * A tally vector as bytes, for storage: each integer in rising groups of seven bits, the lowest
 * first, the top bit of a byte saying that more follow (LEB128). Most counts are small, so most
 * take one byte. Exact for whole numbers from 0 to 2^53 − 1; anything else is our bug.
 */
import { assert } from '../kernel/assert.ts';

/** At most eight bytes hold 2^53 − 1. */
const maxBytesPerNumber = 8;

/** The bytes of `vector`. */
export function vectorToBytes(vector: Float64Array): Uint8Array {
  const bytes = new Uint8Array(vector.length * maxBytesPerNumber);
  let length = 0;
  for (let at = 0; at < vector.length; at += 1) {
    let rest = vector[at] as number;
    assert(Number.isSafeInteger(rest) && rest >= 0, 'A tally holds whole numbers from 0 to 2^53 - 1.');
    // Above 31 bits JavaScript's bit operators lose digits, so the high part is divided off.
    for (; rest > 0x7fffffff; rest = Math.floor(rest / 128)) bytes[length++] = (rest % 128) | 128;
    for (; rest > 127; rest >>>= 7) bytes[length++] = (rest & 127) | 128;
    bytes[length++] = rest;
  }
  return bytes.slice(0, length);
}

/** The vector that `vectorToBytes` wrote. Stored bytes that end within a number are our bug. */
export function vectorFromBytes(bytes: Uint8Array): Float64Array {
  const vector = new Float64Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; count += 1) {
    let byte = bytes[at++] as number;
    let value = byte & 127;
    for (let place = 128; byte > 127; place *= 128) {
      assert(at < bytes.length, 'The bytes of a vector end with the last byte of a number.');
      byte = bytes[at++] as number;
      value += (byte & 127) * place;
    }
    vector[count] = value;
  }
  return vector.slice(0, count);
}
