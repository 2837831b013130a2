/**
 * Ranking and classification of a table of values, such as a published PAR index: the places of one
 * of its years inside each unit group, with rank intervals as far as standard errors are known.
 */
import { classify } from '../ranking/classify.ts';
import type { RankedPlace } from '../ranking/ranked-place.ts';
import { rankUnits } from '../ranking/rank-units.ts';
import type { IndexTable, TableYear } from './index-table.ts';
import { estimateOfFigure } from './table-estimate.ts';

export interface TablePlace extends RankedPlace {
  readonly unit: string;
  /** Band id, or null where no band holds the figure. */
  readonly band: string | null;
}

/**
 * By unit group id, each group best first and units without a rank last: every unit of the group that the year
 * has an entry for. Years are independent surveys of independent units: no covariance.
 */
export function rankTable(table: IndexTable, year: TableYear): ReadonlyMap<string, TablePlace[]> {
  return new Map(table.unitGroups.map(({ id, bands }) => {
    const units = table.units.filter((each) => each.unitGroup === id).flatMap(({ id: unit }) => {
      const entry = year.units.get(unit);
      return entry === undefined ? [] : [toRank(unit, entry)];
    });
    return [id, rankUnits(units, { minimumSample: 1 }).map(({ unit: { unit, shown }, place }): TablePlace => (
      { unit, ...place, band: shown === null ? null : classify(bands, shown)?.id ?? null }))];
  }));
}

/** A published table does not give responses: a unit that it ranked has enough of them. */
function toRank(unit: string, { figure, isRanked }: { readonly figure: TableYear['overall']; readonly isRanked: boolean }) {
  return {
    unit, n: isRanked ? Infinity : 0,
    shown: figure?.shown ?? null, estimate: figure === null ? null : estimateOfFigure(figure),
  };
}
