/**
 * An index table from values as they were published: lines of unit, year, index and standard error,
 * where `unit` is a unit, a unit group or `overall`. This is how the PAR index, last year's
 * satisfaction index and the history kept with a campaign enter rankings, changes and facts.
 *
 * A later value for the same unit and year replaces the earlier one. A value of a unit that the frame
 * does not name stays in its year, where transitions find predecessors, and is listed nowhere else.
 */
import { fractionOfDecimal } from '../statistics/fraction.ts';
import { roundHalfUp, roundedValue } from '../statistics/round-half-up.ts';
import { meanFigure } from './mean-figure.ts';
import type { IndexTable, TableFigure, TableUnitFigure, TableYear } from './index-table.ts';
import type { PastIndex } from './past-index.ts';

/** The name under which the figure of the whole stands among values. */
export const overallId = 'overall';

/** Everything of a table but its years. */
export interface TableFrame extends Omit<IndexTable, 'years'> {
  /** What the figures of a year mean; all years mean the same when it is left out. */
  readonly definitionOf?: (year: number) => string;
  /**
   * What the overall figure of a year, and that of a unit group, is where no value gives it: nothing,
   * or the mean of its units' shown figures, rounded half up (as provinces publish the PAR index).
   */
  readonly whereMissing?: 'nothing' | 'mean_of_units';
}

export function tableFromValues(values: readonly PastIndex[], frame: TableFrame): IndexTable {
  const { definitionOf: _definitionOf, whereMissing: _whereMissing, ...table } = frame;
  const years = [...new Set(values.map((each) => each.year))].sort((left, right) => left - right);
  return { ...table, years: years.map((year) => tableYear(year, values.filter((each) => each.year === year), frame)) };
}

function tableYear(year: number, values: readonly PastIndex[], frame: TableFrame): TableYear {
  const figures = new Map(values.map((each) => [each.unit, figureOfValue(each, frame.decimals)]));
  const groupIds = frame.unitGroups.map((each) => each.id);
  const units = new Map([...figures].filter(([id]) => id !== overallId && !groupIds.includes(id))
    .map(([unit, figure]): [string, TableUnitFigure] => [unit, { unit, figure, isRanked: true }]));
  const meanOf = (unitGroup: string | null): TableFigure | null => (frame.whereMissing === 'mean_of_units'
    ? meanOfShown(frame.units.filter((each) => unitGroup === null || each.unitGroup === unitGroup)
      .flatMap((each) => units.get(each.id)?.figure ?? []))
    : null);
  return {
    year,
    definition: frame.definitionOf?.(year) ?? '',
    overall: figures.get(overallId) ?? meanOf(null),
    unitGroups: new Map(groupIds.flatMap((id) => {
      const figure = figures.get(id) ?? meanOf(id);
      return figure === null ? [] : [[id, figure] as const];
    })),
    units,
  };
}

function figureOfValue({ index, se }: PastIndex, decimals: number): TableFigure {
  return { shown: roundHalfUp(fractionOfDecimal(index), decimals), index, se, low: null, high: null, df: null };
}

/** Null when there is no figure. */
function meanOfShown(figures: readonly TableFigure[]): TableFigure | null {
  return figures.length === 0 ? null : meanFigure(figures.map((each) => ({ figure: { ...each, index: roundedValue(each.shown) }, weight: 1 })));
}
