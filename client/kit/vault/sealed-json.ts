/**
 * Rows as ciphertext: JSON under AES-256-GCM with a fresh nonce, bound to the table and the row it
 * stands in, so that a row moved to another place opens nothing.
 *
 *     1 (format) | nonce, 12 bytes | ciphertext and tag
 */
const formatByte = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + nonceBytes;

/** Where a sealed row stands. */
export interface RowPlace {
  readonly table: string;
  readonly id: string;
}

export async function sealJson(key: CryptoKey, place: RowPlace, value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const ciphertext = await crypto.subtle.encrypt(cipher(nonce, place), key, new TextEncoder().encode(JSON.stringify(value)));
  const sealed = new Uint8Array(headBytes + ciphertext.byteLength);
  sealed[0] = formatByte;
  sealed.set(nonce, 1);
  sealed.set(new Uint8Array(ciphertext), headBytes);
  return sealed;
}

/** The value in `sealed`, or undefined when it was not sealed with this key for this place, or was altered. */
export async function openJson(key: CryptoKey, place: RowPlace, sealed: Uint8Array<ArrayBuffer>): Promise<unknown> {
  if (sealed.length < headBytes + tagBytes || sealed[0] !== formatByte) return undefined;
  try {
    const text = await crypto.subtle.decrypt(cipher(sealed.slice(1, headBytes), place), key, sealed.slice(headBytes));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    return undefined;
  }
}

function cipher(nonce: Uint8Array<ArrayBuffer>, { table, id }: RowPlace): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(`hailong row 1\n${JSON.stringify([table, id])}`) };
}
