/**
 * The name of a questionnaire's content: the SHA-256 of its canonical bytes. Devices store
 * questionnaires under it and every response carries it. What it freezes: `questionnaire/freeze.ts`.
 */
import { canonicalBytes } from '../questionnaire/canonical.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { sha256Hex } from './digest.ts';

/** 64 hexadecimal digits, the same for the same content on every machine. */
export async function questionnaireHash(questionnaire: Questionnaire): Promise<string> {
  return sha256Hex(canonicalBytes(questionnaire));
}
