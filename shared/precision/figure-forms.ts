/**
 * Figure forms: every figure as a sum of ratio columns, each with its share in the figure. Pooled
 * figures are one column; a mean of criteria or of content groups is the mean of theirs. Since a
 * sum of ratios varies as the sum of their linearised values, this is all that an aggregation
 * changes in the variance.
 */
import type { CompositePlan, IndexPlan } from '../index-methods/index-plan.ts';

export interface FormTerm {
  /** Position of the ratio column. */
  readonly column: number;
  /** Its share in the figure; the shares of a form add up to 1. */
  readonly share: number;
}

/** Empty where nothing was answered: there is no figure. */
export type FigureForm = readonly FormTerm[];

/** Forms of the criteria and then of the composites; `hasAnswers` says of which columns there are answers. */
export function figureForms(plan: IndexPlan, hasAnswers: (column: number) => boolean): FigureForm[] {
  const single = (column: number): FigureForm => (hasAnswers(column) ? [{ column, share: 1 }] : []);
  return [
    ...plan.criteria.map((_, at) => single(at)),
    ...plan.composites.map((composite, at): FigureForm => {
      if (plan.parameters.aggregation === 'pooled_answers') return single(plan.criteria.length + at);
      const terms = partsOf(plan, composite).filter(({ column }) => hasAnswers(column));
      const whole = terms.reduce((sum, each) => sum + each.share, 0);
      return terms.map(({ column, share }) => ({ column, share: share / whole }));
    }),
  ];
}

/** What the composite is the mean of, with weights that need not add up to 1. */
function partsOf(plan: IndexPlan, { criteria, leaves }: CompositePlan): FormTerm[] {
  if (plan.parameters.aggregation === 'mean_of_criteria') return criteria.map((column) => ({ column, share: 1 }));
  const isWeighted = plan.parameters.aggregation === 'weighted';
  return leaves.flatMap((leaf): FormTerm[] => {
    const weight = plan.composites[leaf]?.weight;
    if (weight === undefined) return [];
    const share = isWeighted ? Number(weight.above) / Number(weight.below) : 1;
    return [{ column: plan.criteria.length + leaf, share }];
  });
}
