/**
 * Formulas with the figures put in: how a figure of a report came about, step by step, from the
 * index to its place in the ranking. For a page that explains a unit's figures and for the method
 * sheet of a workbook. Everything comes from the report itself; nothing is computed anew but what
 * a step shows on the way.
 */
import { figureAt, type FigureRef, type FoundFigure } from './figure-ref.ts';
import { indexFormula } from './formula-index.ts';
import { deffFormula, intervalFormula, standardErrorFormula } from './formula-precision.ts';
import { changeFormula, rankFormula } from './formula-standing.ts';
import type { Formula, FormulaContext } from './formula-step.ts';

export type { Formula, FormulaContext, FormulaStep, FormulaTopic } from './formula-step.ts';

/** The formulas of one figure, in the order of `formulaTopics`; rank and change only where it has them. */
export function formulasOf(context: FormulaContext, ref: FigureRef): Formula[] {
  const found = figureAt(context.report, ref);
  if (found === undefined) return [];
  return [
    indexFormula(context, found), standardErrorFormula(context, found),
    intervalFormula(context, found), deffFormula(context, found),
    ...standing(context, found),
  ];
}

function standing(context: FormulaContext, found: FoundFigure): Formula[] {
  return [rankFormula(context, found), changeFormula(context, found)].filter((each) => each !== undefined);
}
