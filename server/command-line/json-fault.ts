/** Where a file stops being JSON: `line 2, column 3`, or nothing where the engine does not say (no UTF-8, no text at all). */
export function jsonFault(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const at = faultIn(text);
  if (at === undefined || text === '') return '';
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

/** Engines say `at position 31`; a text that ends too early is wrong at its end. */
function faultIn(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    if (position !== undefined) return Number(position);
    return message.includes('end of JSON') ? text.length : undefined;
  }
}
