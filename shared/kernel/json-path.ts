/** JSON paths as people read them: `units[3].target`, `groupWeights["I.A"]`; empty for the whole document. */
export function jsonPath(segments: readonly PropertyKey[]): string {
  return segments.map(written).join('').replace(/^\./, '');
}

const plainKey = /^[\p{L}_$][\p{L}\p{N}_$]{0,63}$/u;

function written(segment: PropertyKey): string {
  if (typeof segment === 'number') return `[${segment}]`;
  const key = shortened(String(segment));
  return plainKey.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** What came over a boundary, short enough to be repeated in a sentence. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
