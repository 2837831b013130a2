/**
 * The report: every figure of one campaign as data, in the shape that screens, workbook and
 * command line print. It is made by `make-report.ts` from tally cells alone.
 */
import type { LocalText } from '../kernel/local-text.ts';
import type { IndexMethod, MethodParameters } from '../index-methods/contract.ts';
import type { ScopeFigures } from '../index-methods/figures.ts';

export type { CriterionFigure, Figure, NamedFigure, ScopeFigures } from '../index-methods/figures.ts';

export interface UnitFigures extends ScopeFigures {
  readonly id: string;
  readonly name: LocalText;
  readonly unitGroup: string;
  /** Planned responses. */
  readonly target: number;
  readonly rank: number | null;
  readonly isTied: boolean;
  /** Band id, or null where none holds the figure. */
  readonly band: string | null;
}

export interface UnitGroupFigures extends ScopeFigures {
  readonly id: string;
  readonly name: LocalText;
  readonly bands: readonly { readonly id: string; readonly title: LocalText; readonly count: number }[];
}

/** Distribution of one perception, expectation, screening or demographic question. */
export interface Distribution {
  readonly id: string;
  /** Respondents who answered it: the base of every share. */
  readonly answered: number;
  readonly options: readonly { readonly value: number; readonly count: number }[];
}

export interface Report {
  readonly campaign: string;
  readonly method: { readonly id: string; readonly version: number; readonly certainty: IndexMethod['certainty'] };
  readonly parameters: MethodParameters;
  readonly overall: ScopeFigures;
  readonly unitGroups: readonly UnitGroupFigures[];
  /** Units of the first group first, each group best first, units without a figure last. */
  readonly units: readonly UnitFigures[];
  readonly distributions: readonly Distribution[];
}
