/** Figures: what the engine gives for a criterion, a composite and a whole scope. */

/** One figure and what it stands on. */
export interface Figure {
  /** Responses in scope. */
  readonly n: number;
  /** Valid answers to the criteria in scope, unweighted. */
  readonly answered: number;
  /** Of these, the satisfied ones, unweighted. */
  readonly satisfied: number;
  /** Percent, unrounded; null when nothing was answered. */
  readonly index: number | null;
  /** Percent, rounded half up from the exact quotient, as digits with a point: `92.88`; null as above. */
  readonly shown: string | null;
}

export interface CriterionFigure extends Figure {
  readonly id: string;
  /** Unweighted counts per level, in the order of the scale. */
  readonly levels: readonly number[];
}

export interface NamedFigure extends Figure {
  readonly id: string;
}

/** Figures of one scope: a unit, a unit group, or everything. */
export interface ScopeFigures {
  readonly overall: Figure;
  /** In questionnaire order. */
  readonly parts: readonly NamedFigure[];
  readonly groups: readonly NamedFigure[];
  readonly criteria: readonly CriterionFigure[];
}
