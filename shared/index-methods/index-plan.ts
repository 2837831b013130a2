/**
 * The plan of one calculation: where the engine finds each criterion in a tally vector, what each
 * level is worth under the chosen base figure, and what each composite is put together from. It is
 * made once per report from questionnaire, layout and parameters.
 */
import { required } from '../kernel/assert.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { fractionOfDecimal } from '../statistics/fraction.ts';
import type { Ratio } from '../statistics/ratio.ts';
import { leastCommonMultiple, plainIfSafe } from '../statistics/whole.ts';
import { talliedQuestion, type TalliedQuestion, type TallyLayout } from '../tally/layout.ts';
import { compositesOf, overallId, type Composite } from './composites.ts';
import type { MethodParameters } from './contract.ts';

export interface CriterionPlan {
  readonly id: string;
  /** Position of `answered` in the vector; the count of level i stands at `offset + 1 + i`. */
  readonly offset: number;
  readonly isSatisfied: readonly boolean[];
  /** What one answer at level i adds; `fullGain` would be a hundred percent. */
  readonly gains: readonly number[];
}

export interface CompositePlan {
  readonly id: string;
  readonly kind: Composite['kind'];
  /** Positions in `criteria`. */
  readonly criteria: readonly number[];
  /** Positions in `composites` of the content groups that its index can be the mean of. */
  readonly leaves: readonly number[];
  /** Its weight as one of those groups: as many as it has criteria, unless the method gives one. */
  readonly weight: Ratio;
}

export interface IndexPlan {
  readonly parameters: MethodParameters;
  readonly criteria: readonly CriterionPlan[];
  readonly composites: readonly CompositePlan[];
  readonly fullGain: number;
}

/** The plan for figures of `questionnaire` from vectors of `layout`. */
export function indexPlan(
  questionnaire: Questionnaire, layout: TallyLayout, parameters: MethodParameters,
): IndexPlan {
  const composites = compositesOf(questionnaire);
  const ids = composites.find((each) => each.id === overallId)?.criteria ?? [];
  const tallied = ids.map((id) => talliedQuestion(layout, id));
  const fullGain = parameters.baseFigure === 'share_satisfied' ? 1 : commonTop(tallied);
  const positions = new Map(ids.map((id, index) => [id, index]));
  return {
    parameters, fullGain,
    criteria: tallied.map((each) => planCriterion(each, parameters, fullGain)),
    composites: composites.map((each) => ({
      id: each.id, kind: each.kind,
      criteria: each.criteria.map((id) => required(positions.get(id), `Criterion ${id} is part of the whole.`)),
      leaves: leavesOf(composites, each),
      weight: weightOf(each, parameters),
    })),
  };
}

function planCriterion(question: TalliedQuestion, parameters: MethodParameters, fullGain: number): CriterionPlan {
  const { id, options } = question.shape;
  const isSatisfied = options.map((each) => parameters.satisfiedLevels.includes(each.value));
  const perStep = fullGain / topOf(question);
  const gains = parameters.baseFigure === 'share_satisfied'
    ? isSatisfied.map(Number) : options.map((each) => each.value * perStep);
  return { id, offset: question.offset, isSatisfied, gains };
}

/** Content groups under `whole` on which criteria hang; itself when there is none. */
function leavesOf(composites: readonly Composite[], whole: Composite): number[] {
  const within = new Set(whole.criteria);
  const leaves = composites.flatMap((each, index) =>
    (each.kind === 'group' && each.isLeaf && each.criteria.every((id) => within.has(id)) ? [index] : []));
  return leaves.length > 0 ? leaves : [composites.indexOf(whole)];
}

function weightOf(composite: Composite, { groupWeights }: MethodParameters): Ratio {
  const given = Object.hasOwn(groupWeights, composite.id) ? groupWeights[composite.id] : undefined;
  const { numerator, denominator } = fractionOfDecimal(given ?? composite.criteria.length);
  return { above: plainIfSafe(numerator), below: plainIfSafe(denominator) };
}

/** A whole number that the highest level of every criterion divides. */
function commonTop(questions: readonly TalliedQuestion[]): number {
  return Number(questions.reduce((common, each) => leastCommonMultiple(common, BigInt(topOf(each))), 1n));
}

function topOf(question: TalliedQuestion): number {
  return Math.max(1, ...question.shape.options.map((each) => each.value));
}
