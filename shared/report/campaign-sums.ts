/**
 * What the cells of a campaign add up to: per unit its exact sums and its rows in the table of the
 * sample, and the strata of the whole. Cells of units that the campaign does not have count nowhere.
 */
import type { Unit } from '../campaign/model.ts';
import { addSums, sumCells, type ScopeSums, type SumShape } from '../index-methods/scope-counts.ts';
import { weightScale } from '../index-methods/weight-scale.ts';
import { inSampleOrder } from '../precision/sample-table.ts';
import { sampledStrata, type SampledStratum } from '../precision/sampled-strata.ts';
import type { TallyCell } from '../tally/cell.ts';
import type { ReportPlan } from './report-plan.ts';

export interface UnitSums {
  readonly unit: Unit;
  readonly sums: ScopeSums;
  /** Positions of its cells, rising. */
  readonly rows: Int32Array;
}

export interface CampaignSums {
  readonly shape: SumShape;
  /** Cells with responses, in sample order. */
  readonly cells: readonly TallyCell[];
  readonly units: readonly UnitSums[];
  readonly strata: ReadonlyMap<string, SampledStratum>;
}

export function campaignSums({ campaign, layout, design }: ReportPlan, given: readonly TallyCell[]): CampaignSums {
  const rowsOf = new Map<string, number[]>(campaign.units.map((unit) => [unit.id, []]));
  const cells = inSampleOrder(given.filter((cell) => rowsOf.has(cell.position.unit)));
  cells.forEach((cell, row) => rowsOf.get(cell.position.unit)?.push(row));
  const shape = { length: layout.length, scale: weightScale(cells.map((cell) => cell.position.weight)) };
  const units = campaign.units.map((unit): UnitSums => {
    const rows = Int32Array.from(rowsOf.get(unit.id) ?? []);
    return { unit, rows, sums: sumCells(Array.from(rows, (row) => cells[row] as TallyCell), shape) };
  });
  return { shape, cells, units, strata: sampledStrata(design, cells) };
}

/** Rows of several units, rising. */
export function rowsOf(units: readonly UnitSums[]): Int32Array {
  const rows = new Int32Array(units.reduce((sum, each) => sum + each.rows.length, 0));
  let from = 0;
  for (const each of units) {
    rows.set(each.rows, from);
    from += each.rows.length;
  }
  return rows.sort();
}

/** The sums of several units together. */
export function sumsOf(units: readonly UnitSums[], shape: SumShape): ScopeSums {
  return addSums(units.map((each) => each.sums), shape);
}
