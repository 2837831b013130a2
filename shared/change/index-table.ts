/**
 * A table of indices per unit and year: what rankings, classification, changes over years and the
 * facts of an announcement work on. A computed report becomes one (`report/table-of-report.ts`); so
 * does a table that was published or imported (the PAR index, last year's satisfaction index).
 *
 * Figures are kept as they were shown: changes are differences of rounded figures.
 */
import type { LocalText } from '../kernel/local-text.ts';
import type { Band } from '../ranking/classify.ts';
import type { Rounded } from '../statistics/round-half-up.ts';

export interface TableFigure {
  /** As displayed or published; all figures of a table have the table's decimals. */
  readonly shown: Rounded;
  /** Percent, unrounded where it is known, else the shown value. */
  readonly index: number;
  /** Percentage points; null where it is not known. */
  readonly se: number | null;
  /** Ends of the 95% interval, percent; null where they are not known. */
  readonly low: number | null;
  readonly high: number | null;
  readonly df: number | null;
}

export interface TableUnitFigure {
  readonly unit: string;
  /** Null when the unit has no figure in this year. */
  readonly figure: TableFigure | null;
  /** False when the unit is listed without a rank (below the minimum sample). */
  readonly isRanked: boolean;
}

/** What the figures of a year rest on. */
export interface TableSample {
  readonly responses: number;
  /** Planned responses; null where there was no plan. */
  readonly planned: number | null;
  /** Units with a response. */
  readonly units: number;
  /** Clusters and strata of the design; null where every response is its own cluster, and where it is not known. */
  readonly clusters: number | null;
  readonly strata: number | null;
}

export interface TableYear {
  readonly year: number;
  /**
   * What the figures of the year mean: method, form and base. Years of different definitions are
   * never charted as one series nor subtracted.
   */
  readonly definition: string;
  readonly overall: TableFigure | null;
  /** Mean or pooled figure by unit group id, as the method has it; a group may be missing. */
  readonly unitGroups: ReadonlyMap<string, TableFigure>;
  /** By unit id; units of other years may be missing. */
  readonly units: ReadonlyMap<string, TableUnitFigure>;
  /** Left out where it is not known, as of most published figures. */
  readonly sample?: TableSample;
}

export interface TableUnit {
  readonly id: string;
  readonly name: LocalText;
  readonly unitGroup: string;
}

export interface TableUnitGroup {
  readonly id: string;
  readonly name: LocalText;
  readonly bands: readonly Band[];
}

/**
 * Units that became others on a day: merged, split, renamed or abolished. Without `base` their
 * change is "không so sánh"; with `reconstructed` the figure of the year before is the mean of the
 * predecessors' figures weighted by `weights` (equal when none are given).
 */
export interface UnitTransition {
  /** First day of the new units, `2025-07-01`. */
  readonly from: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly base: 'not_comparable' | 'reconstructed';
  /** By unit id of `before`; above 0. */
  readonly weights?: Readonly<Record<string, number>>;
}

export interface IndexTable {
  /** What is measured, e.g. "Chỉ số hài lòng". */
  readonly title: LocalText;
  /** Whose units, e.g. "tỉnh Sao Mai". */
  readonly territory: LocalText;
  readonly decimals: number;
  readonly unitGroups: readonly TableUnitGroup[];
  /** Every unit of any year. */
  readonly units: readonly TableUnit[];
  /** Oldest first, no year twice. */
  readonly years: readonly TableYear[];
  readonly transitions: readonly UnitTransition[];
}
