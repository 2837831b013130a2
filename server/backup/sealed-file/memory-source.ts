/** A file of a backup that lies in memory. */
import type { FileSource } from './open-file.ts';

export function memorySource(bytes: Uint8Array): FileSource {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { sizeBytes: whole.length, read: (at, length) => whole.subarray(at, at + length) };
}
