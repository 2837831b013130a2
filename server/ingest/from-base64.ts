/** The bytes that a base64 text means, or undefined when it is no base64. */
export function fromBase64(given: unknown): Uint8Array | undefined {
  if (typeof given !== 'string' || given.length === 0 || given.length % 4 !== 0) return undefined;
  const padding = given.endsWith('==') ? 2 : Number(given.endsWith('='));
  const bytes = Buffer.from(given, 'base64');
  // What is no base64 is skipped by the decoder and missing afterwards.
  return bytes.length === (given.length / 4) * 3 - padding ? bytes : undefined;
}
