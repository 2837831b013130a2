/**
 * The figures of one scope, linearised: its sample, and for every figure which rows contribute to it
 * by which form. A pooled scope has one form a figure. A mean over units has each unit's own form
 * divided by the number of units that have the figure; where units share clusters their contributions
 * meet there, so that covariances between units are in the variance.
 */
import { momentKeyOf, type AnswerMoments, type ScopeLevel } from './answer-squares.ts';
import type { FigureForm } from './figure-forms.ts';
import { linearForm, scaledForm, type LinearForm } from './linear-form.ts';
import { columnSquares, columnTotals, totalsWidth } from './ratio-columns.ts';
import type { SampleTable } from './sample-table.ts';
import type { ScopeSample } from './scope-sample.ts';

/** What some rows contribute to a figure. */
export interface Contribution {
  readonly rows: Int32Array;
  readonly form: LinearForm;
  /** Σ w·g², Σ w·gb, Σ w·b² by column over these rows. */
  readonly squares: Float64Array;
  /** Σ e² of the responses of a row, from the stored answers; null where those were not read or are not needed. */
  readonly answerSquares: ((row: number) => number) | null;
}

/** Empty where there is no figure. */
export type LinearFigure = readonly Contribution[];

export interface LinearScope {
  readonly sample: ScopeSample;
  readonly figures: readonly LinearFigure[];
}

/** How figures are put together, and which squares of single answers were read. */
export interface FigureSource {
  readonly table: SampleTable;
  formsFor(hasAnswers: (column: number) => boolean): readonly FigureForm[];
  readonly moments: AnswerMoments | null;
  /** Position in the moments of a figure's squares; null for figures whose squares the tally keeps. */
  momentOf(figure: number): number | null;
}

/** A scope whose answers are pooled; `weighted` is the sum of its tally vectors times their whole weights. */
export function pooledScope(source: FigureSource, sample: ScopeSample, { weighted, level }: { readonly weighted: Float64Array; readonly level: ScopeLevel }): LinearScope {
  const totals = columnTotals(source.table.columns, weighted);
  const squares = columnSquares(source.table.columns, weighted);
  const forms = source.formsFor((column) => (totals[column * totalsWidth + 1] as number) > 0);
  return {
    sample,
    figures: forms.map((form, at): LinearFigure => (form.length === 0 ? [] : [
      { rows: sample.rows, form: linearForm(form, totals), squares, answerSquares: momentsReader(source, at, level) },
    ])),
  };
}

/** The mean of `units`. */
export function meanScope(sample: ScopeSample, units: readonly LinearScope[]): LinearScope {
  const [first] = units;
  return {
    sample,
    figures: (first?.figures ?? []).map((_, at): LinearFigure => {
      const having = units.flatMap((each) => each.figures[at] ?? []);
      return having.map((each) => timesContribution(each, 1 / having.length));
    }),
  };
}

function timesContribution({ form, answerSquares, ...rest }: Contribution, factor: number): Contribution {
  return {
    ...rest, form: scaledForm(form, factor),
    answerSquares: answerSquares === null ? null : (row) => answerSquares(row) * factor * factor,
  };
}

function momentsReader({ table, moments, momentOf }: FigureSource, figure: number, level: ScopeLevel): Contribution['answerSquares'] {
  const at = momentOf(figure);
  if (moments === null || at === null) return null;
  return (row) => {
    const cell = table.cells[row];
    return cell === undefined ? Number.NaN : moments.squares.get(momentKeyOf(cell))?.[level]?.[at] ?? Number.NaN;
  };
}
