/**
 * The figures of one scope, linearised: its sample and, for every figure, what each part of the
 * sample contributes. A pooled scope has one form a figure. A mean over units has each unit's own
 * form divided by the number of units that have the figure; where units share clusters their
 * contributions meet there, so that covariances between units are in the variance.
 */
import { cellKey } from '../tally/cell.ts';
import type { AnswerMoments, ScopeLevel } from './answer-squares.ts';
import type { FigureForm } from './figure-forms.ts';
import type { LinearFigure, PartSquares } from './figure-spread.ts';
import { linearForm, scaledForm, scopeTotals, type LinearForm } from './linear-form.ts';
import { totalsWidth } from './ratio-columns.ts';
import type { SamplePart } from './sample-part.ts';
import type { SampledStratum } from './sampled-strata.ts';
import { scopeSample, type ScopeSample } from './scope-sample.ts';

export interface LinearScope {
  readonly sample: ScopeSample;
  readonly figures: readonly LinearFigure[];
}

export interface PooledScope extends LinearScope {
  /** By figure; empty where there is none. */
  readonly forms: readonly LinearForm[];
}

export interface ScopeParts {
  /** In sample order. */
  readonly parts: readonly SamplePart[];
  readonly strata: ReadonlyMap<string, SampledStratum>;
}

/** How figures of a scope are put together, and which squares of single answers were read. */
export interface FigureSource {
  readonly columns: number;
  formsFor(hasAnswers: (column: number) => boolean): readonly FigureForm[];
  readonly moments: AnswerMoments | null;
  /** Position in the moments of a figure's squares; null for figures whose squares the tally keeps. */
  momentOf(figure: number): number | null;
}

export function pooledScope({ parts, strata }: ScopeParts, source: FigureSource, level: ScopeLevel): PooledScope {
  const totals = scopeTotals(parts, source.columns);
  const forms = source.formsFor((column) => (totals[column * totalsWidth + 1] as number) > 0)
    .map((form) => linearForm(form, totals));
  return {
    forms, sample: scopeSample(parts, strata),
    figures: forms.map((form, at): LinearFigure => ({ formOf: () => form, squaresOf: momentsReader(source, at, level) })),
  };
}

/** The mean of `units`, by unit id, over the parts of all of them. */
export function meanScope({ parts, strata }: ScopeParts, source: FigureSource, units: ReadonlyMap<string, PooledScope>): LinearScope {
  const [first] = units.values();
  const figures = (first?.forms ?? []).map((_, at): LinearFigure => {
    const having = [...units].filter(([, { forms }]) => (forms[at]?.length ?? 0) > 0);
    const factor = 1 / having.length;
    const forms = new Map(having.map(([unit, scope]) => [unit, scaledForm(scope.forms[at] ?? [], factor)]));
    const read = momentsReader(source, at, 'unit');
    return {
      formOf: (part) => forms.get(part.unit) ?? [],
      squaresOf(part) {
        const own = read(part);
        return own === null ? null : { weighted: own.weighted * factor * factor, own: own.own * factor * factor };
      },
    };
  });
  return { figures, sample: scopeSample(parts, strata) };
}

function momentsReader({ moments, momentOf }: FigureSource, figure: number, level: ScopeLevel): (part: SamplePart) => PartSquares | null {
  const at = momentOf(figure);
  if (moments === null || at === null) return () => null;
  return ({ cells }) => {
    let [weighted, own] = [0, 0];
    for (const { position } of cells) {
      const squares = moments.squares.get(cellKey(position))?.[level]?.[at] ?? Number.NaN;
      weighted += position.weight * squares;
      own += position.weight * position.weight * squares;
    }
    return { weighted, own };
  };
}
