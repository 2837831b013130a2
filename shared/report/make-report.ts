/**
 * Makes the report of a campaign from its tally cells: figures of every unit, of every unit group
 * and of the whole, ranks and bands inside each unit group, and the distributions of everything
 * that is no criterion. The same cells give the same report, in whatever order they come.
 */
import { required } from '../kernel/assert.ts';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import type { Campaign, Unit, UnitGroup } from '../campaign/model.ts';
import { computeScope, type ComputedScope } from '../index-methods/compute.ts';
import type { IndexMethod, MethodParameters } from '../index-methods/contract.ts';
import { defaultParameters } from '../index-methods/default-parameters.ts';
import { indexPlan, type IndexPlan } from '../index-methods/index-plan.ts';
import { indexMethod } from '../index-methods/registry.ts';
import { sumCells, sumVectors, type WeightedVectors } from '../index-methods/scope-counts.ts';
import type { TallyCell } from '../tally/cell.ts';
import { distributionsOf } from './distributions.ts';
import { rankGroup } from './rank-group.ts';
import type { Coverage, Report, UnitFigures, UnitGroupFigures } from './report.ts';

/**
 * The report of `campaign`. `parameters` replace single parameters of its method, to show what
 * another choice would give; cells of units that the campaign does not have count nowhere.
 */
export function makeReport(
  campaign: Campaign, cells: readonly TallyCell[], parameters: Partial<MethodParameters> = {},
): Report {
  const { id, version } = campaign.method;
  const chosen = { ...defaultParameters, ...campaign.method.parameters, ...parameters };
  const layout = campaignLayout(campaign);
  const plan = indexPlan(campaign.questionnaire, layout, chosen);
  const units = countedUnits(plan, campaign, cells);
  const groups = campaign.unitGroups.map((group) =>
    groupFigures(plan, group, units.filter((each) => each.unit.unitGroup === group.id)));
  const everything = sumVectors(units.map((each) => each.vectors));
  return {
    campaign: campaign.id,
    year: campaign.year,
    design: { strata: 0, clusters: 0, hasFinitePopulation: false },
    calibration: null,
    coverage: coverageOf(campaign.units, everything),
    change: null,
    changes: null,
    regions: [],
    expectations: [],
    method: { id, version, certainty: certaintyOf(indexMethod(id), chosen, campaign.method.parameters) },
    parameters: chosen,
    overall: computeScope(plan, everything, scopesOf(units)).figures,
    unitGroups: groups.map((each) => each.figures),
    units: groups.flatMap((each) => each.units),
    distributions: distributionsOf(campaign.questionnaire, layout, [...everything.values()]),
  };
}

/** A unit with its counts and its computed figures. */
interface CountedUnit {
  readonly unit: Unit;
  readonly vectors: WeightedVectors;
  readonly scope: ComputedScope;
}

function countedUnits(plan: IndexPlan, campaign: Campaign, cells: readonly TallyCell[]): CountedUnit[] {
  const byUnit = new Map<string, TallyCell[]>(campaign.units.map((unit) => [unit.id, []]));
  for (const cell of cells) byUnit.get(cell.position.unit)?.push(cell);
  return campaign.units.map((unit): CountedUnit => {
    const vectors = sumCells(required(byUnit.get(unit.id), 'Every unit has its list of cells.'));
    return { unit, vectors, scope: computeScope(plan, vectors) };
  });
}

function groupFigures(
  plan: IndexPlan, group: UnitGroup, units: readonly CountedUnit[],
): { readonly figures: UnitGroupFigures; readonly units: readonly UnitFigures[] } {
  const { figures } = computeScope(plan, sumVectors(units.map((each) => each.vectors)), scopesOf(units));
  const ranked = rankGroup(group.bands, plan.parameters.decimals,
    units.map(({ unit, scope }) => ({ unit, figures: scope.figures })));
  return {
    figures: {
      id: group.id, name: group.name, ...figures, coverage: coverageOf(units.map((each) => each.unit), sumVectors(units.map((each) => each.vectors))), change: null, changes: null,
      bands: group.bands.map(({ id, title }) => ({ id, title, count: ranked.filter((each) => each.band === id).length, previousCount: null })),
    },
    units: ranked,
  };
}

function coverageOf(units: readonly Unit[], vectors: WeightedVectors): Coverage {
  return {
    planned: units.reduce((sum, each) => sum + each.target, 0),
    responses: [...vectors.values()].reduce((sum, each) => sum + (each[0] ?? 0), 0),
    refusals: null,
  };
}

function scopesOf(units: readonly CountedUnit[]): ComputedScope[] {
  return units.map((each) => each.scope);
}

/** What a person chose otherwise than the campaign rests on nothing that was read. */
function certaintyOf(
  method: IndexMethod | undefined, chosen: MethodParameters, own: MethodParameters,
): IndexMethod['certainty'] {
  const given = method?.certainty ?? { aggregation: 'R', baseFigure: 'R', rounding: 'R' };
  const standard = method?.parameters ?? own;
  return {
    aggregation: chosen.aggregation === standard.aggregation ? given.aggregation : 'R',
    baseFigure: chosen.baseFigure === standard.baseFigure ? given.baseFigure : 'R',
    rounding: chosen.decimals === standard.decimals ? given.rounding : 'R',
  };
}
