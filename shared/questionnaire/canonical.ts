/**
 * The canonical bytes of a questionnaire: JSON with sorted keys, all text in NFC, UTF-8. Their
 * SHA-256 names the content for ever; devices store questionnaires under it and every response
 * carries it.
 */
import type { Questionnaire } from './model.ts';

/** The same bytes for the same content, whatever the order of keys it was written in. */
export function canonicalBytes(questionnaire: Questionnaire): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(sorted(questionnaire)).normalize('NFC'));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
