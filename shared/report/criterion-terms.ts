/** What one answer to a criterion adds to the linearised value e of every composite, on every level. */
import type { IndexPlan } from '../index-methods/index-plan.ts';
import type { LinearScope } from '../precision/linear-scope.ts';

/** An answer that gains g adds `gain` · g − `base` to the figure. */
export interface CriterionTerm {
  /** Position of the level × number of composites + position of the composite. */
  readonly figure: number;
  readonly gain: number;
  readonly base: number;
}

/** By criterion of the plan; `levels` are the scopes that a response belongs to, the unit first. */
export function criterionTerms(plan: IndexPlan, levels: readonly LinearScope[]): CriterionTerm[][] {
  const terms = plan.criteria.map((): CriterionTerm[] => []);
  levels.forEach(({ figures }, level) => {
    plan.composites.forEach((_, composite) => {
      const figure = level * plan.composites.length + composite;
      for (const { column, gain, base } of figures[plan.criteria.length + composite]?.[0]?.form ?? []) {
        for (const criterion of criteriaOf(plan, column)) terms[criterion]?.push({ figure, gain, base });
      }
    });
  });
  return terms;
}

/** The criteria that a ratio column adds up: itself, or those of a composite. */
function criteriaOf(plan: IndexPlan, column: number): readonly number[] {
  return column < plan.criteria.length ? [column] : plan.composites[column - plan.criteria.length]?.criteria ?? [];
}
