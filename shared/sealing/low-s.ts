/**
 * The one form of a signature. An ECDSA signature (r, s) has a twin (r, n − s), n the order of the
 * curve, that fits the same key and bytes: whoever carries an envelope could make the twin without
 * any key, and with it other bytes of the same content. An envelope of version 2 therefore bears the
 * form whose s is at most n / 2 ("low"); the other one is no signature of an envelope.
 *
 * Signatures are in IEEE P1363 form: r, then s, 32 bytes each, the highest byte first.
 */
const scalarBytes = 32;
/** Of P-256: FIPS 186-4, D.1.2.3. */
const order = bytesOf('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
/** n / 2, rounded down. */
const half = bytesOf('7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8');

/** Whether s is at most n / 2. */
export function isLowS(signature: Uint8Array): boolean {
  const s = signature.subarray(scalarBytes);
  const at = half.findIndex((byte, index) => byte !== s[index]);
  return at === -1 || (s[at] ?? 0) < (half[at] ?? 0);
}

/** The same signature in the form that envelopes bear. */
export function lowS(signature: Uint8Array): Uint8Array {
  return isLowS(signature) ? signature : twinOf(signature);
}

/** (r, n − s) of (r, s): it fits whatever the other one fits. */
export function twinOf(signature: Uint8Array): Uint8Array {
  const twin = Uint8Array.from(signature);
  let borrow = 0;
  for (let at = scalarBytes - 1; at >= 0; at -= 1) {
    const difference = (order[at] ?? 0) - (signature[scalarBytes + at] ?? 0) - borrow;
    borrow = difference < 0 ? 1 : 0;
    twin[scalarBytes + at] = difference + borrow * 256;
  }
  return twin;
}

function bytesOf(hexadecimal: string): Uint8Array {
  return Uint8Array.from({ length: hexadecimal.length / 2 }, (_, at) => Number.parseInt(hexadecimal.slice(2 * at, 2 * at + 2), 16));
}
