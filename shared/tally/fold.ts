/**
 * Adds one response to a tally vector, or takes it away: the only place where answers become
 * counts. Integers in, integers out; adding and taking away the same codes changes nothing.
 */
import { routedOut, unanswered } from './answer-codes.ts';
import { codesPerQuestion, foldPlan, type FoldPlan } from './fold-plan.ts';
import { countOffset, type TalliedQuestion, type TallyLayout } from './layout.ts';

/** The vector that is changed in place, and whether the response is added (1) or taken away (−1). */
export interface FoldInto {
  readonly vector: Float64Array;
  readonly times: 1 | -1;
}

/** Adds the response with these answer codes to the vector, or takes it away. */
export function foldResponse(layout: TallyLayout, codes: Uint8Array, into: FoldInto): void {
  const plan = foldPlan(layout);
  bump(into, countOffset, 1);
  foldSingleChoices(plan, codes, into);
  for (const question of plan.manyChoices) foldManyChoices(question, codes, into);
  foldComposites(plan, into);
}

/** Only criteria, which are ratings with one code, belong to composites. */
function foldSingleChoices(plan: FoldPlan, codes: Uint8Array, { vector, times }: FoldInto): void {
  const { codeOffsets, offsets, compositesFrom, composites, satisfied, satisfiedSums, answeredSums } = plan;
  satisfiedSums.fill(0);
  answeredSums.fill(0);
  for (let at = 0; at < codeOffsets.length; at += 1) {
    const code = codes[codeOffsets[at] as number] ?? unanswered;
    if (code === unanswered || code === routedOut) continue;
    const offset = offsets[at] as number;
    vector[offset] = (vector[offset] as number) + times;
    vector[offset + code] = (vector[offset + code] as number) + times;
    const isSatisfied = satisfied[at * codesPerQuestion + code] as number;
    const end = compositesFrom[at + 1] as number;
    for (let place = compositesFrom[at] as number; place < end; place += 1) {
      const composite = composites[place] as number;
      answeredSums[composite] = (answeredSums[composite] as number) + 1;
      satisfiedSums[composite] = (satisfiedSums[composite] as number) + isSatisfied;
    }
  }
}

function foldManyChoices(question: TalliedQuestion, codes: Uint8Array, into: FoldInto): void {
  const first = codes[question.codeOffset] ?? unanswered;
  if (first === unanswered || first === routedOut) return;
  bump(into, question.offset, 1);
  for (let index = 0; index < question.shape.options.length; index += 1) {
    const byte = codes[question.codeOffset + 1 + (index >> 3)] ?? 0;
    if ((byte & (1 << (index & 7))) !== 0) bump(into, question.offset + 1 + index, 1);
  }
}

function foldComposites({ compositeOffsets, satisfiedSums, answeredSums }: FoldPlan, { vector, times }: FoldInto): void {
  for (let at = 0; at < compositeOffsets.length; at += 1) {
    const s = satisfiedSums[at] as number;
    const a = answeredSums[at] as number;
    const offset = compositeOffsets[at] as number;
    vector[offset] = (vector[offset] as number) + times * s;
    vector[offset + 1] = (vector[offset + 1] as number) + times * a;
    vector[offset + 2] = (vector[offset + 2] as number) + times * s * s;
    vector[offset + 3] = (vector[offset + 3] as number) + times * a * a;
    vector[offset + 4] = (vector[offset + 4] as number) + times * s * a;
  }
}

function bump({ vector, times }: FoldInto, at: number, by: number): void {
  vector[at] = (vector[at] as number) + times * by;
}
