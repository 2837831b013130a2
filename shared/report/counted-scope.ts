/**
 * The exact counts of a campaign's units, and the criteria that the index of a scope is made of:
 * what comparison, leverage and method check work on. No precision is computed here.
 */
import { campaignLayout } from '../campaign/campaign-layout.ts';
import type { Campaign, Unit } from '../campaign/model.ts';
import { effectiveShares, meanOfShares, type IndexShare } from '../change/effective-weights.ts';
import { overallId } from '../index-methods/composites.ts';
import type { MethodParameters } from '../index-methods/contract.ts';
import { indexPlan, type CompositePlan, type IndexPlan } from '../index-methods/index-plan.ts';
import { addSums, scopeCounts, sumCells, type ScopeSums, type SumShape } from '../index-methods/scope-counts.ts';
import { weightScale } from '../index-methods/weight-scale.ts';
import type { TallyCell } from '../tally/cell.ts';
import type { FigureRef } from './figure-ref.ts';

export interface CountedCampaign {
  readonly campaign: Campaign;
  readonly shape: SumShape;
  readonly units: readonly { readonly unit: Unit; readonly sums: ScopeSums }[];
}

/** Adds up `cells` by unit; cells of units that the campaign does not have count nowhere. */
export function countCampaign(campaign: Campaign, cells: readonly TallyCell[]): CountedCampaign {
  const byUnit = new Map<string, TallyCell[]>(campaign.units.map((unit) => [unit.id, []]));
  for (const cell of cells) byUnit.get(cell.position.unit)?.push(cell);
  const own = [...byUnit.values()].flat();
  const shape = { length: campaignLayout(campaign).length, scale: weightScale(own.map((cell) => cell.position.weight)) };
  const units = campaign.units.map((unit) => ({ unit, sums: sumCells(byUnit.get(unit.id) ?? [], shape) }));
  return { campaign, shape, units };
}

/** The criteria of the overall index of a scope: Σ ω R is the index. */
export function sharesOf(counted: CountedCampaign, scope: FigureRef['scope'], parameters: MethodParameters): IndexShare[] {
  const { campaign, shape } = counted;
  const plan = indexPlan(campaign.questionnaire, campaignLayout(campaign), parameters);
  const units = counted.units.filter(({ unit }) => isWithin(unit, scope)).map((each) => each.sums);
  if (scope.kind !== 'unit' && parameters.acrossUnits === 'mean_of_units') {
    return meanOfShares(units.map((sums) => sharesOfSums(plan, sums)));
  }
  return sharesOfSums(plan, addSums(units, shape));
}

function sharesOfSums(plan: IndexPlan, sums: ScopeSums): IndexShare[] {
  const whole = wholeOf(plan);
  return whole === undefined ? [] : effectiveShares(plan, scopeCounts(plan, sums), whole);
}

function wholeOf(plan: IndexPlan): CompositePlan | undefined {
  return plan.composites.find((each) => each.kind === 'overall' && each.id === overallId);
}

function isWithin(unit: Unit, scope: FigureRef['scope']): boolean {
  if (scope.kind === 'overall') return true;
  return scope.kind === 'unit' ? unit.id === scope.id : unit.unitGroup === scope.id;
}
