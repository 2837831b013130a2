/**
 * What an index of a report was made of: answers, scores, or other indices. Statement and formula
 * both print it, so they cannot disagree.
 */
import { compositesOf, overallId, type Composite } from '../index-methods/composites.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { answerableQuestions, optionsOf } from '../questionnaire/questions.ts';
import { leastCommonMultiple } from '../statistics/whole.ts';
import { figureIn, type FigureRef, type FoundFigure } from './figure-ref.ts';
import type { Report } from './report.ts';

/** One of the indices that an index is the mean of. */
export interface IndexTerm {
  /** Percent, as shown. */
  readonly shown: string;
  readonly weight: number;
}

export type IndexSource =
  | {
    readonly kind: 'answers';
    /** Unweighted. */
    readonly satisfied: number;
    readonly answered: number;
    /** Criteria whose answers are pooled. */
    readonly criteria: number;
    /** Whether the index is another than that of the unweighted counts. */
    readonly isWeighted: boolean;
  }
  | {
    readonly kind: 'scores';
    /** Sum of the chosen levels' values, unweighted. */
    readonly points: number;
    /** Highest level; several scales are brought to a common one. */
    readonly top: number;
    readonly answered: number;
    readonly criteria: number;
    readonly isWeighted: boolean;
  }
  | {
    readonly kind: 'mean_of_criteria' | 'mean_of_groups' | 'weighted' | 'mean_of_units';
    readonly terms: readonly IndexTerm[];
  };

/** The source of a figure that has an index. */
export function indexSource(
  { report, questionnaire }: { readonly report: Report; readonly questionnaire: Questionnaire }, found: FoundFigure,
): IndexSource {
  const { aggregation, acrossUnits } = report.parameters;
  if (found.ref.scope.kind !== 'unit' && acrossUnits === 'mean_of_units') {
    return { kind: 'mean_of_units', terms: termsOf(found.members.map((unit) => ({ figure: figureIn(unit, found.ref.figure), weight: 1 }))) };
  }
  const composites = compositesOf(questionnaire);
  const composite = compositeOf(composites, found.ref.figure);
  if (composite === undefined) return pooled({ report, questionnaire }, found, [idOf(found.ref.figure)]);
  if (aggregation === 'pooled_answers') return pooled({ report, questionnaire }, found, composite.criteria);
  if (aggregation === 'mean_of_criteria') {
    return { kind: aggregation, terms: termsOf(composite.criteria.map((id) => ({ figure: figureIn(found.scope, { kind: 'criterion', id }), weight: 1 }))) };
  }
  const leaves = leavesOf(composites, composite);
  if (leaves.length === 0) return pooled({ report, questionnaire }, found, composite.criteria);
  return {
    kind: aggregation,
    terms: termsOf(leaves.map((leaf) => ({
      figure: figureIn(found.scope, { kind: 'group', id: leaf.id }),
      weight: aggregation === 'weighted' ? report.parameters.groupWeights[leaf.id] ?? leaf.criteria.length : 1,
    }))),
  };
}

function termsOf(list: readonly { readonly figure: { readonly shown: string | null } | undefined; readonly weight: number }[]): IndexTerm[] {
  return list.flatMap(({ figure, weight }) => (figure === undefined || figure.shown === null ? [] : [{ shown: figure.shown, weight }]));
}

function idOf(wanted: FigureRef['figure']): string {
  return wanted.kind === 'overall' ? overallId : wanted.id;
}

function compositeOf(composites: readonly Composite[], wanted: FigureRef['figure']): Composite | undefined {
  return composites.find((each) => each.kind === wanted.kind && each.id === idOf(wanted));
}

/** Content groups below the composite that its index is the mean of; none where it is such a group itself. */
function leavesOf(composites: readonly Composite[], whole: Composite): Composite[] {
  const within = new Set(whole.criteria);
  const leaves = composites.filter((each) =>
    each.kind === 'group' && each.isLeaf && each.criteria.every((id) => within.has(id)));
  return leaves.some((each) => each !== whole) ? leaves : [];
}

function pooled(
  { report, questionnaire }: { readonly report: Report; readonly questionnaire: Questionnaire },
  { figure, scope }: FoundFigure, criteria: readonly string[],
): IndexSource {
  const { answered, satisfied, index } = figure;
  const isOther = (share: number): boolean => index !== null && Math.abs(100 * share - index) > 1e-9;
  if (report.parameters.baseFigure === 'share_satisfied') {
    return { kind: 'answers', satisfied, answered, criteria: criteria.length, isWeighted: isOther(satisfied / answered) };
  }
  const scales = answerableQuestions(questionnaire).filter((each) => criteria.includes(each.id))
    .map((each) => ({ id: each.id, values: optionsOf(questionnaire, each).map((option) => option.value) }))
    .map((each) => ({ ...each, top: Math.max(1, ...each.values) }));
  const top = Number(scales.reduce((common, each) => leastCommonMultiple(common, BigInt(each.top)), 1n));
  const points = scales.reduce((sum, each) => {
    const levels = scope.criteria.find((criterion) => criterion.id === each.id)?.levels ?? [];
    return sum + levels.reduce((own, times, at) => own + times * ((each.values[at] ?? 0) * top) / each.top, 0);
  }, 0);
  return { kind: 'scores', points, top, answered, criteria: criteria.length, isWeighted: isOther(points / (top * answered)) };
}
