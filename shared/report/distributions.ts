/**
 * Distributions: how often each option of a question that is no criterion was chosen, and expectation
 * indices: the share at the wanted levels. Counts are unweighted, shares weighted by design. The base
 * of every share is who answered the question; several answers may pass a hundred percent.
 */
import { figureOf } from '../index-methods/compute.ts';
import { noPrecision, type NamedFigure, type Precision } from '../index-methods/figures.ts';
import { weightedAt, type ScopeSums } from '../index-methods/scope-counts.ts';
import { countOffset } from '../tally/layout.ts';
import type { AnswerColumn } from '../precision/ratio-columns.ts';
import type { Ratio } from '../statistics/ratio.ts';
import { addWhole, isZero, type Whole } from '../statistics/whole.ts';
import type { QuestionFigures } from './question-figures.ts';
import type { Distribution, OptionFigure } from './report.ts';

/** Sums of everything that is in scope and, by column of the plan, how sure its share is. */
export interface QuestionSums {
  readonly sums: ScopeSums;
  readonly precision: readonly Precision[];
  readonly decimals: number;
}

/** One distribution per tallied question that is no criterion, in the order of the questionnaire. */
export function distributionsOf(plan: QuestionFigures, from: QuestionSums): Distribution[] {
  return plan.questions.map(({ shape, offset }, question): Distribution => ({
    id: shape.id,
    answered: from.sums.counts[offset] as number,
    options: shape.options.map(({ value }, index): OptionFigure => {
      const figure = columnFigure(plan, (plan.firstOption[question] as number) + index, from);
      return { value, count: figure.satisfied, ...figure };
    }),
  }));
}

/** One expectation index per question of that role; none, rather than 0, where no level of its scale is wanted. */
export function expectationsOf(plan: QuestionFigures, from: QuestionSums): NamedFigure[] {
  return plan.expectations.map(({ shape }, at): NamedFigure => {
    const column = plan.firstExpectation + at;
    const figure = { id: shape.id, ...columnFigure(plan, column, from) };
    const isWanted = (plan.columns[column] as AnswerColumn).places.length > 0;
    return isWanted ? figure : { ...figure, index: null, shown: null, ...noPrecision('no_wanted_level') };
  });
}

/** The exact share of every column; undefined where nobody answered. */
export function questionShares(columns: readonly AnswerColumn[], sums: ScopeSums): (Ratio | undefined)[] {
  return columns.map((column) => shareOf(column, sums));
}

/** Unweighted numbers of a column: who chose it, and who answered. */
export function chosenOf({ base, places }: AnswerColumn, { counts }: ScopeSums): { readonly satisfied: number; readonly answered: number } {
  return { satisfied: places.reduce((sum, place) => sum + (counts[place] as number), 0), answered: counts[base] as number };
}

function columnFigure({ columns }: QuestionFigures, at: number, { sums, precision, decimals }: QuestionSums): Omit<NamedFigure, 'id'> {
  const column = columns[at] as AnswerColumn;
  const figure = figureOf(sums.counts[countOffset] as number, chosenOf(column, sums), { index: shareOf(column, sums), decimals });
  return { ...figure, ...precision[at] };
}

function shareOf({ base, places }: AnswerColumn, sums: ScopeSums): Ratio | undefined {
  const below = weightedAt(sums, base);
  if (isZero(below)) return undefined;
  let above: Whole = 0;
  for (const place of places) above = addWhole(above, weightedAt(sums, place));
  return { above, below };
}
