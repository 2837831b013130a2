/**
 * The report: every figure of one campaign as data, in the shape that screens, workbook and
 * command line print. It is made by `make-report.ts` from tally cells alone.
 */
import type { ChangeCounts, UnitChange } from '../change/unit-change.ts';
import type { LocalText } from '../kernel/local-text.ts';
import type { IndexMethod, MethodParameters } from '../index-methods/contract.ts';
import type { Figure, NamedFigure, ScopeFigures } from '../index-methods/figures.ts';
import type { RankedPlace } from '../ranking/ranked-place.ts';
import type { CalibrationSummary } from '../weighting/calibration.ts';

export type { CriterionFigure, Figure, NamedFigure, ScopeFigures } from '../index-methods/figures.ts';
export type { CalibrationSummary } from '../weighting/calibration.ts';

/** How many were asked: stands beside every index. */
export interface Coverage {
  /** Planned responses. */
  readonly planned: number;
  readonly responses: number;
  /** People who refused; null where nobody recorded it. */
  readonly refusals: number | null;
  /** Responses of the units in which refusals were recorded: the base of the share that refused. */
  readonly refusalsAmong: number;
}

export interface UnitFigures extends ScopeFigures, RankedPlace {
  readonly id: string;
  readonly name: LocalText;
  readonly unitGroup: string;
  /** Planned responses. */
  readonly target: number;
  readonly refusals: number | null;
  /** Band id, or null where none holds the figure. */
  readonly band: string | null;
  /** Against the year before; null where the report has nothing to compare with. */
  readonly change: UnitChange | null;
}

export interface BandCount {
  readonly id: string;
  readonly title: LocalText;
  readonly count: number;
  /** The year before, among the units that had a figure; null where the report has nothing to compare with. */
  readonly previousCount: number | null;
}

export interface UnitGroupFigures extends ScopeFigures {
  readonly id: string;
  readonly name: LocalText;
  readonly coverage: Coverage;
  readonly bands: readonly BandCount[];
  readonly change: UnitChange | null;
  readonly changes: ChangeCounts | null;
}

/** Units that are ranked together besides their unit groups, such as the provinces of one region. */
export interface RegionFigures {
  readonly id: string;
  readonly name: LocalText;
  /** Best first. */
  readonly units: readonly (RankedPlace & { readonly id: string })[];
}

/** One option of a question and its share among those who answered the question. */
export interface OptionFigure extends Figure {
  readonly value: number;
  /** Unweighted; the same as `satisfied`. */
  readonly count: number;
}

/** Distribution of one perception, expectation, screening or demographic question. */
export interface Distribution {
  readonly id: string;
  /** Respondents who answered it: the base of every share. Several answers may pass a hundred percent. */
  readonly answered: number;
  readonly options: readonly OptionFigure[];
}

export interface Report {
  readonly campaign: string;
  readonly year: number;
  readonly method: { readonly id: string; readonly version: number; readonly certainty: IndexMethod['certainty'] };
  readonly parameters: MethodParameters;
  /** Strata and clusters that the intervals rest on; `clusters` is 0 where every response is its own. */
  readonly design: { readonly strata: number; readonly clusters: number; readonly hasFinitePopulation: boolean };
  readonly calibration: CalibrationSummary | null;
  readonly coverage: Coverage;
  readonly overall: ScopeFigures;
  /** Of the overall index; null where the report has nothing to compare with. */
  readonly change: UnitChange | null;
  readonly changes: ChangeCounts | null;
  readonly unitGroups: readonly UnitGroupFigures[];
  /** Units of the first group first, each group best first, units without a rank last. */
  readonly units: readonly UnitFigures[];
  readonly regions: readonly RegionFigures[];
  /** One per question of the role expectation: share of answers at the wanted levels, as `satisfied`. */
  readonly expectations: readonly NamedFigure[];
  readonly distributions: readonly Distribution[];
}
