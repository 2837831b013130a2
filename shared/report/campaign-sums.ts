/**
 * What the cells of a campaign add up to: per unit its exact sums and its parts of the sample, and
 * the strata of the whole. Cells of units that the campaign does not have count nowhere.
 */
import { required } from '../kernel/assert.ts';
import type { Unit } from '../campaign/model.ts';
import { addSums, sumCells, type ScopeSums, type SumShape } from '../index-methods/scope-counts.ts';
import { weightScale } from '../index-methods/weight-scale.ts';
import { comparePlaces, sampleParts, type SamplePart } from '../precision/sample-part.ts';
import { sampledStrata, type SampledStratum } from '../precision/sampled-strata.ts';
import type { TallyCell } from '../tally/cell.ts';
import type { ReportPlan } from './report-plan.ts';

export interface UnitSums {
  readonly unit: Unit;
  readonly sums: ScopeSums;
  /** In sample order, with the columns of the criteria. */
  readonly parts: readonly SamplePart[];
}

export interface CampaignSums {
  readonly shape: SumShape;
  readonly units: readonly UnitSums[];
  /** All parts, in sample order. */
  readonly parts: readonly SamplePart[];
  readonly strata: ReadonlyMap<string, SampledStratum>;
}

export function campaignSums({ campaign, layout, design, criteria }: ReportPlan, cells: readonly TallyCell[]): CampaignSums {
  const byUnit = new Map<string, TallyCell[]>(campaign.units.map((unit) => [unit.id, []]));
  for (const cell of cells) byUnit.get(cell.position.unit)?.push(cell);
  const own = [...byUnit.values()].flat();
  const shape = { length: layout.length, scale: weightScale(own.map((cell) => cell.position.weight)) };
  const units = campaign.units.map((unit): UnitSums => {
    const mine = required(byUnit.get(unit.id), 'Every unit has its list of cells.');
    return { unit, sums: sumCells(mine, shape), parts: sampleParts(mine, criteria.columns) };
  });
  const parts = inSampleOrder(units);
  return { shape, units, parts, strata: sampledStrata(design, parts) };
}

/** The parts of several units, in sample order. */
export function inSampleOrder(units: readonly UnitSums[]): SamplePart[] {
  return units.flatMap((each) => each.parts).sort(comparePlaces);
}

/** The sums of several units together. */
export function sumsOf(units: readonly UnitSums[], shape: SumShape): ScopeSums {
  return addSums(units.map((each) => each.sums), shape);
}
