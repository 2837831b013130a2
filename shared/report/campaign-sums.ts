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
  /** Rows of its cells, in sample order. */
  readonly rows: Int32Array;
}

export interface CampaignSums {
  readonly shape: SumShape;
  /** By row. */
  readonly cells: readonly TallyCell[];
  /** Rows with responses, in sample order. */
  readonly order: Int32Array;
  readonly units: readonly UnitSums[];
  readonly strata: ReadonlyMap<string, SampledStratum>;
}

export function campaignSums({ campaign, layout, design }: ReportPlan, given: readonly TallyCell[]): CampaignSums {
  const rowsByUnit = new Map<string, number[]>(campaign.units.map((unit) => [unit.id, []]));
  const cells = inSampleOrder(given.filter((cell) => rowsByUnit.has(cell.position.unit)));
  cells.forEach((cell, row) => rowsByUnit.get(cell.position.unit)?.push(row));
  const shape = { length: layout.length, scale: weightScale(cells.map((cell) => cell.position.weight)) };
  const units = campaign.units.map((unit): UnitSums => {
    const rows = Int32Array.from(rowsByUnit.get(unit.id) ?? []);
    return { unit, rows, sums: sumCells(Array.from(rows, (row) => cells[row] as TallyCell), shape) };
  });
  return { shape, cells, units, order: Int32Array.from(cells, (_, row) => row), strata: sampledStrata(design, cells) };
}

/** Rows of several units, in sample order. */
export function rowsOf(units: readonly UnitSums[], order: Int32Array): Int32Array {
  const isMine = new Uint8Array(order.length === 0 ? 0 : 1 + order.reduce((most, row) => Math.max(most, row)));
  for (const { rows } of units) for (const row of rows) isMine[row] = 1;
  return order.filter((row) => isMine[row] === 1);
}

/** The sums of several units together. */
export function sumsOf(units: readonly UnitSums[], shape: SumShape): ScopeSums {
  return addSums(units.map((each) => each.sums), shape);
}
