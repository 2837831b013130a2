/**
 * A layout in flat arrays, for adding a million responses: where each question's code stands, where
 * its counts go, and which composites its answers enter. It follows from the layout alone and is
 * made once for each.
 */
import type { TallyLayout, TalliedQuestion } from './layout.ts';

export interface FoldPlan {
  /** By question of one choice: its code, and its place in the vector. */
  readonly codeOffsets: Int32Array;
  readonly offsets: Int32Array;
  /** By question of one choice, where its composites begin in `composites`; one more, where the last end. */
  readonly compositesFrom: Int32Array;
  readonly composites: Int32Array;
  /** 1 where an answer is satisfied, by question of one choice × 256 + code. */
  readonly satisfied: Uint8Array;
  readonly manyChoices: readonly TalliedQuestion[];
  /** By composite, its place in the vector. */
  readonly compositeOffsets: Int32Array;
  /** One response's satisfied and answered criteria by composite; emptied before each response. */
  readonly satisfiedSums: Uint16Array;
  readonly answeredSums: Uint16Array;
}

/** Codes are bytes. */
export const codesPerQuestion = 256;

const plans = new WeakMap<TallyLayout, FoldPlan>();

export function foldPlan(layout: TallyLayout): FoldPlan {
  const known = plans.get(layout);
  if (known !== undefined) return known;
  const made = makePlan(layout);
  plans.set(layout, made);
  return made;
}

function makePlan({ questions, composites }: TallyLayout): FoldPlan {
  const single = questions.filter((each) => each.codeLength === 1);
  const satisfied = new Uint8Array(single.length * codesPerQuestion);
  single.forEach(({ isSatisfied }, at) => {
    isSatisfied.forEach((is, option) => { satisfied[at * codesPerQuestion + 1 + option] = is ? 1 : 0; });
  });
  const ends = single.map((_, at) => single.slice(0, at + 1).reduce((sum, each) => sum + each.composites.length, 0));
  return {
    codeOffsets: Int32Array.from(single, (each) => each.codeOffset),
    offsets: Int32Array.from(single, (each) => each.offset),
    compositesFrom: Int32Array.from([0, ...ends]),
    composites: Int32Array.from(single.flatMap((each) => each.composites)),
    satisfied,
    manyChoices: questions.filter((each) => each.codeLength !== 1),
    compositeOffsets: Int32Array.from(composites, (each) => each.offset),
    satisfiedSums: new Uint16Array(composites.length),
    answeredSums: new Uint16Array(composites.length),
  };
}
