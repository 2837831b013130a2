/**
 * The layout of a tally vector: which integer stands where. It follows from the questionnaire, the
 * composites that the index method declares and the levels that count as satisfied, and from
 * nothing else, so the same inputs always give the same vector.
 *
 *     [ n,
 *       per tallied question: answered, then one count per option,
 *       per composite: Σs, Σa, Σs², Σa², Σsa ]
 *
 * s and a are one response's numbers of satisfied and of answered criteria in the composite. All
 * are whole numbers and unweighted; the design weight is part of the cell's key and is applied
 * when an index is estimated.
 */
import { assert, required } from '../kernel/assert.ts';
import { answerableQuestions, shapeOf } from '../questionnaire/questions.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import type { QuestionShape } from '../question-types/contract.ts';
import { meaningOf } from '../question-types/registry.ts';

/** A set of criteria with one published figure; an index method declares its sets (`index-methods/composites.ts`). */
export interface DeclaredComposite {
  readonly id: string;
  /** Question ids, all of type rating. */
  readonly criteria: readonly string[];
}

export interface TalliedQuestion {
  readonly shape: QuestionShape;
  /** Position of `answered` in the vector; option i stands at `offset + 1 + i`. */
  readonly offset: number;
  /** Whether option i counts as satisfied; all false for what is no criterion. */
  readonly isSatisfied: readonly boolean[];
  /** Positions in `composites` of the composites that this question belongs to. */
  readonly composites: readonly number[];
  /** Position of this question's first answer code byte, and how many bytes it takes. */
  readonly codeOffset: number;
  readonly codeLength: number;
}

export interface TallyLayout {
  readonly questions: readonly TalliedQuestion[];
  readonly composites: readonly { readonly id: string; readonly offset: number }[];
  /** Length of the vector. */
  readonly length: number;
  /** Bytes of one response's answer codes. */
  readonly codeLength: number;
}

/** Position of n, the number of responses. */
export const countOffset = 0;
/** Integers per composite. */
const compositeWidth = 5;

/** The layout for `questionnaire`; `composites` may be empty, `satisfiedLevels` are scale values. */
export function layoutOf(
  questionnaire: Questionnaire,
  composites: readonly DeclaredComposite[],
  satisfiedLevels: readonly number[],
): TallyLayout {
  const memberships = new Map<string, number[]>();
  composites.forEach((composite, index) => {
    for (const id of composite.criteria) memberships.set(id, [...(memberships.get(id) ?? []), index]);
  });
  let offset = countOffset + 1;
  let codeOffset = 0;
  const questions: TalliedQuestion[] = [];
  for (const question of answerableQuestions(questionnaire)) {
    if (!meaningOf(question.type).isTallied) continue;
    const shape = shapeOf(questionnaire, question);
    const codeLength = question.type === 'multiple_choice' ? 1 + Math.ceil(shape.options.length / 8) : 1;
    questions.push({
      shape, offset, codeOffset, codeLength,
      isSatisfied: shape.options.map((each) => question.role === 'criterion' && satisfiedLevels.includes(each.value)),
      composites: memberships.get(question.id) ?? [],
    });
    offset += 1 + shape.options.length;
    codeOffset += codeLength;
  }
  const placed = composites.map((each, index) => ({ id: each.id, offset: offset + index * compositeWidth }));
  const known = new Set(questions.map((each) => each.shape.id));
  assert([...memberships.keys()].every((id) => known.has(id)), 'Composites consist of tallied questions.');
  return { questions, composites: placed, length: offset + composites.length * compositeWidth, codeLength: codeOffset };
}

/** The place of a tallied question in a layout. Throws when `id` is not tallied. */
export function talliedQuestion(layout: TallyLayout, id: string): TalliedQuestion {
  return required(layout.questions.find((each) => each.shape.id === id), `Question ${id} is tallied.`);
}
