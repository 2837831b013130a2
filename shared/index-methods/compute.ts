/**
 * The one engine: from the counts of a scope to its figures. All arithmetic of every method is
 * here and in the three files beside it (`index-plan`, `scope-counts`, `scope-indices`); it is
 * exact until a figure is rounded, once, for display.
 */
import { percentOf, roundedPercent, type Ratio } from '../statistics/ratio.ts';
import { roundedDigits } from '../statistics/round-half-up.ts';
import { noPrecision, type CriterionFigure, type Figure, type NamedFigure, type ScopeFigures } from './figures.ts';
import type { CompositePlan, IndexPlan } from './index-plan.ts';
import { scopeCounts, type CriterionCounts, type ScopeCounts, type ScopeSums } from './scope-counts.ts';
import { meanOfUnits, scopeIndices, type ScopeIndices } from './scope-indices.ts';

/** The figures of a scope, still without precision, and its exact indices. */
export interface ComputedScope {
  readonly figures: ScopeFigures;
  readonly indices: ScopeIndices;
}

/**
 * The figures of one scope. With `units` (the scope's units, already computed) and `acrossUnits`
 * set to `mean_of_units`, its indices are the means of theirs; its counts are its own all the same.
 */
export function computeScope(
  plan: IndexPlan, sums: ScopeSums, units?: readonly ComputedScope[],
): ComputedScope {
  const counts = scopeCounts(plan, sums);
  const isMean = units !== undefined && plan.parameters.acrossUnits === 'mean_of_units';
  const indices = isMean ? meanOfUnits(plan, units.map((each) => each.indices)) : scopeIndices(plan, counts);
  return { indices, figures: scopeFigures(plan, counts, indices) };
}

function scopeFigures(plan: IndexPlan, counts: ScopeCounts, indices: ScopeIndices): ScopeFigures {
  const { decimals } = plan.parameters;
  const composites = plan.composites.map((each, at) => ({
    kind: each.kind, figure: compositeFigure(each, counts, { index: indices.composites[at], decimals }),
  }));
  const ofKind = (kind: CompositePlan['kind']): NamedFigure[] =>
    composites.flatMap((each) => (each.kind === kind ? [each.figure] : []));
  return {
    overall: overallOf(ofKind('overall'), counts.n),
    parts: ofKind('part'),
    groups: ofKind('group'),
    criteria: plan.criteria.map(({ id }, at): CriterionFigure => {
      const { answered, satisfied, levels } = counts.criteria[at] as CriterionCounts;
      return { id, ...figureOf(counts.n, { answered, satisfied }, { index: indices.criteria[at], decimals }), levels };
    }),
  };
}

/** A questionnaire without criteria has a whole all the same: responses without an index. */
function overallOf(list: readonly NamedFigure[], n: number): Figure {
  const [whole] = list;
  if (whole === undefined) return { n, answered: 0, satisfied: 0, index: null, shown: null, ...noPrecision('nothing_answered') };
  const { id: _, ...figure } = whole;
  return figure;
}

function compositeFigure(composite: CompositePlan, counts: ScopeCounts, shown: Shown): NamedFigure {
  let [answered, satisfied] = [0, 0];
  for (const at of composite.criteria) {
    answered += counts.criteria[at]?.answered ?? 0;
    satisfied += counts.criteria[at]?.satisfied ?? 0;
  }
  return { id: composite.id, ...figureOf(counts.n, { answered, satisfied }, shown) };
}

const unsure = noPrecision('answers_needed');

interface Shown {
  readonly index: Ratio | undefined;
  readonly decimals: number;
}

/** The figure of an exact index, still without precision. */
export function figureOf(
  n: number, { answered, satisfied }: { readonly answered: number; readonly satisfied: number }, { index, decimals }: Shown,
): Figure {
  if (index === undefined) return { n, answered, satisfied, index: null, shown: null, ...noPrecision('nothing_answered') };
  return { n, answered, satisfied, index: percentOf(index), shown: roundedDigits(roundedPercent(index, decimals)), ...unsure };
}
