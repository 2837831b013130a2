/** Puts the report together: ranks and bands of what was measured, coverage beside every index. */
import type { UnitGroup } from '../campaign/model.ts';
import type { IndexMethod, MethodParameters } from '../index-methods/contract.ts';
import { indexMethod } from '../index-methods/registry.ts';
import type { ScopeSums } from '../index-methods/scope-counts.ts';
import type { SampledStratum } from '../precision/sampled-strata.ts';
import { countOffset } from '../tally/layout.ts';
import type { CampaignMeasures, GroupMeasures, UnitMeasures } from './campaign-measures.ts';
import { distributionsOf, expectationsOf } from './distributions.ts';
import { rankGroup, rankRegion, type RankedUnit } from './rank-group.ts';
import type { ReportPlan } from './report-plan.ts';
import type { Coverage, Report, UnitFigures, UnitGroupFigures } from './report.ts';

/** Rankings of groups that have been made already. */
export interface GroupRankings {
  of(plan: ReportPlan, group: GroupMeasures): RankedGroup;
}

interface RankedGroup {
  readonly figures: UnitGroupFigures;
  readonly units: readonly UnitFigures[];
}

/** Keeps the ranking of every group for as long as its measures stay the same object. */
export function groupRankings(): GroupRankings {
  const known = new WeakMap<GroupMeasures, RankedGroup>();
  return {
    of(plan, group) {
      const ranked = known.get(group) ?? rankedGroup(plan, group);
      known.set(group, ranked);
      return ranked;
    },
  };
}

/** The report that these measures add up to. */
export function reportOf(plan: ReportPlan, measures: CampaignMeasures, rankings: GroupRankings): Report {
  const { campaign, parameters, options } = plan;
  const { id, version } = campaign.method;
  const groups = measures.groups.map((each) => rankings.of(plan, each));
  const { whole, survey } = measures;
  const units = measures.groups.flatMap((each) => each.units);
  const questions = { sums: whole.sums, precision: measures.questions, decimals: parameters.decimals };
  return {
    campaign: campaign.id,
    year: campaign.year,
    method: { id, version, certainty: certaintyOf(indexMethod(id), parameters, campaign.method.parameters) },
    parameters,
    design: { ...sizeOf([...survey.sums.strata.values()]), hasFinitePopulation: plan.design.clusterPopulation.size > 0 },
    calibration: options.calibration?.summary ?? null,
    coverage: coverageOf(plan, units, whole.sums),
    overall: whole.result.figures,
    change: null,
    changes: null,
    unitGroups: groups.map((each) => each.figures),
    units: groups.flatMap((each) => each.units),
    regions: campaign.regions.map((region) => ({
      id: region.id, name: region.name,
      units: rankRegion(rankedUnits(plan, units.filter((each) => region.units.includes(each.unit.id))), parameters),
    })),
    expectations: expectationsOf(plan.questions, questions),
    distributions: distributionsOf(plan.questions, questions),
  };
}

function sizeOf(strata: readonly SampledStratum[]): { readonly strata: number; readonly clusters: number } {
  return { strata: strata.length, clusters: strata.reduce((sum, each) => sum + each.clusters.size, 0) };
}

function rankedGroup(plan: ReportPlan, { group, units, sums, result }: GroupMeasures): RankedGroup {
  const ranked = rankGroup(group.bands, rankedUnits(plan, units), plan.parameters);
  return {
    figures: {
      id: group.id, name: group.name, ...result.figures,
      coverage: coverageOf(plan, units, sums),
      bands: bandCounts(group, ranked), change: null, changes: null,
    },
    units: ranked,
  };
}

function rankedUnits({ options: { refusals } }: ReportPlan, units: readonly UnitMeasures[]): RankedUnit[] {
  return units.map((each) => ({ ...each, figures: each.result.figures, refusals: refusals?.get(each.unit.id) ?? null }));
}

function bandCounts({ bands }: UnitGroup, units: readonly UnitFigures[]): UnitGroupFigures['bands'] {
  return bands.map(({ id, title }) => ({ id, title, count: units.filter((each) => each.band === id).length, previousCount: null }));
}

/** Refusals are null where no unit has any word on them; their base leaves out the units that have none. */
function coverageOf({ options: { refusals } }: ReportPlan, units: readonly UnitMeasures[], { counts }: ScopeSums): Coverage {
  const known = units.flatMap(({ unit, result }) => {
    const count = refusals?.get(unit.id);
    return count === undefined ? [] : [{ count, responses: result.figures.overall.n }];
  });
  return {
    planned: units.reduce((sum, { unit }) => sum + unit.target, 0),
    responses: counts[countOffset] ?? 0,
    refusals: known.length === 0 ? null : known.reduce((sum, each) => sum + each.count, 0),
    refusalsAmong: known.reduce((sum, each) => sum + each.responses, 0),
  };
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
