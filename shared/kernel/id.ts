/**
 * Identifiers. A response, a device and a draft carry a random UUID made where the thing is made;
 * campaigns, units, questions and the like carry short codes chosen by people, compared in NFC.
 */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const code = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/** Whether `text` is a UUID in lower case. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** Whether `text` can be the code of a campaign, unit, place or question: letters, digits, `. _ -`, at most 64. */
export function isCode(text: string): boolean {
  return text === text.normalize('NFC') && code.test(text) && !isReserved(text);
}

/** Names that would collide with the machinery of objects, such as `constructor` and `toString`. */
function isReserved(text: string): boolean {
  return text === 'prototype' || text in Object.prototype;
}
