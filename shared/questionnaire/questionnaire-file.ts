/**
 * The questionnaire file: a questionnaire as one JSON document, alone or inside a campaign file.
 * This is its shape; `read-questionnaire.ts` checks what its parts say about each other.
 */
import * as z from 'zod/mini';
import { isCode } from '../kernel/id.ts';
import { provenances } from '../kernel/provenance.ts';
import { questionRoles } from './model.ts';

/** Grid rows count as questions. */
export const maxQuestions = 5000;
/** Parts are level 1. */
export const maxLevels = 3;
const maxOptionValue = 250;
/** A deeper condition is refused, so that no file can exhaust the stack. */
const maxConditionDepth = 4;

const nfc = (maximum: number): z.ZodMiniString =>
  z.string().check(z.overwrite((text) => text.normalize('NFC')), z.minLength(1), z.maxLength(maximum));
const code = nfc(64).check(z.refine(isCode, { params: { issue: 'value.bad_format', example: 'I.A' } }));
const textOf = (maximum: number) => z.catchall(z.object({ vi: nfc(maximum) }), nfc(maximum));
const label = textOf(300);
const wording = textOf(4000);

const option = z.strictObject({
  value: z.int().check(z.gte(1), z.lte(maxOptionValue)),
  label,
  writeIn: z.exactOptional(z.boolean()),
});
const options = z.array(option).check(z.minLength(1), z.maxLength(maxOptionValue));

const known = z.strictObject({
  question: code,
  anyOf: z.array(z.int()).check(z.minLength(1), z.maxLength(maxOptionValue)),
});
/** What a condition becomes: see `Condition` in the model. */
type ConditionFile =
  | z.infer<typeof known>
  | { all: ConditionFile[] }
  | { any: ConditionFile[] };

function conditionOf(depth: number): z.ZodMiniType<ConditionFile> {
  if (depth === 0) return known;
  const parts = z.array(conditionOf(depth - 1)).check(z.minLength(1), z.maxLength(50));
  return z.union([known, z.strictObject({ all: parts }), z.strictObject({ any: parts })]);
}

const base = {
  id: code,
  role: z.enum(questionRoles),
  group: z.exactOptional(code),
  text: wording,
  statementLength: z.exactOptional(z.int().check(z.gte(1))),
  hint: z.exactOptional(wording),
  shortLabel: label,
  provenance: z.enum(provenances),
  askIf: z.exactOptional(conditionOf(maxConditionDepth)),
};
const rating = z.strictObject({ ...base, type: z.literal('rating'), scale: code });
const limit = z.exactOptional(z.number().check(z.gte(-1e15), z.lte(1e15)));

const question = z.discriminatedUnion('type', [
  rating,
  z.strictObject({ ...base, type: z.literal('single_choice'), options }),
  z.strictObject({ ...base, type: z.literal('multiple_choice'), options }),
  z.strictObject({ ...base, type: z.literal('grid'), rows: z.array(rating).check(z.minLength(1), z.maxLength(maxQuestions)) }),
  z.strictObject({ ...base, type: z.literal('number'), minimum: limit, maximum: limit }),
  z.strictObject({ ...base, type: z.literal('text'), maxLength: z.exactOptional(z.int().check(z.gte(1), z.lte(10_000))) }),
  z.strictObject({ ...base, type: z.literal('date') }),
  z.strictObject({ ...base, type: z.literal('place') }),
]);

export const questionnaireFile = z.strictObject({
  id: code,
  version: z.int().check(z.gte(1), z.lte(1_000_000)),
  title: label,
  source: wording,
  method: code,
  scales: z.array(z.strictObject({ id: code, levels: options })).check(z.maxLength(200)),
  parts: z.array(z.strictObject({ id: code, title: label, shortLabel: label })).check(z.maxLength(500)),
  groups: z.array(z.strictObject({ id: code, parent: z.exactOptional(code), title: label, shortLabel: label })).check(z.maxLength(500)),
  questions: z.array(question).check(z.minLength(1), z.maxLength(maxQuestions)),
});
