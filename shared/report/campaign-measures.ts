/**
 * Everything that a report measures: units first, then unit groups and the whole. A group comes
 * before the exact intervals of its units, which take the group's design effects.
 */
import type { Unit, UnitGroup } from '../campaign/model.ts';
import type { Precision } from '../index-methods/figures.ts';
import type { ScopeSums } from '../index-methods/scope-counts.ts';
import { influenceOf, type Influence } from '../precision/influence.ts';
import { meanScope, pooledScope, type LinearScope, type PooledScope } from '../precision/linear-scope.ts';
import { sampleParts, type SamplePart } from '../precision/sample-part.ts';
import { scopePrecision } from '../precision/scope-precision.ts';
import type { TallyCell } from '../tally/cell.ts';
import { campaignSums, inSampleOrder, sumsOf, type CampaignSums, type UnitSums } from './campaign-sums.ts';
import { chosenOf, questionShares } from './distributions.ts';
import type { ReportPlan } from './report-plan.ts';
import { computed, scopeResult, type MeasuredScope, type ScopeResult } from './scope-figures.ts';

export interface UnitMeasures {
  readonly unit: Unit;
  readonly result: ScopeResult;
  readonly influence: Influence;
  /** Design effect of the unit group's overall index. */
  readonly groupEffect: number | null;
}

export interface GroupMeasures {
  readonly group: UnitGroup;
  readonly sums: ScopeSums;
  readonly result: ScopeResult;
  readonly units: readonly UnitMeasures[];
}

export interface CampaignMeasures {
  readonly sums: ScopeSums;
  readonly parts: readonly SamplePart[];
  readonly overall: ScopeResult;
  readonly groups: readonly GroupMeasures[];
  readonly units: readonly UnitMeasures[];
  /** By column of the plan's questions. */
  readonly questions: readonly Precision[];
}

type MeasuredUnit = UnitSums & MeasuredScope<PooledScope>;

export function measureCampaign(report: ReportPlan, cells: readonly TallyCell[]): CampaignMeasures {
  const sums = campaignSums(report, cells);
  const isPlain = isWithoutDesign(report, sums);
  const units = sums.units.map((each): MeasuredUnit => ({
    ...each,
    computed: computed(report.plan, each.sums),
    linear: pooledScope({ parts: each.parts, strata: sums.strata }, report.criteria.source, 'unit'),
  }));
  const context = { report, sums, isPlain };
  const groups = report.campaign.unitGroups.map((group) =>
    measureGroup(context, group, units.filter((each) => each.unit.unitGroup === group.id)));
  const everything = sumsOf(units, sums.shape);
  return {
    sums: everything, parts: sums.parts, groups,
    overall: manyUnits(context, units, { sums: everything, level: 'overall' }),
    units: groups.flatMap((each) => each.units),
    questions: questionPrecision(context, units.flatMap((each) => each.parts.flatMap((part) => part.cells)), everything),
  };
}

interface Context {
  readonly report: ReportPlan;
  readonly sums: CampaignSums;
  readonly isPlain: boolean;
}

function measureGroup(context: Context, group: UnitGroup, units: readonly MeasuredUnit[]): GroupMeasures {
  const { report: { plan }, isPlain } = context;
  const sums = sumsOf(units, context.sums.shape);
  const result = manyUnits(context, units, { sums, level: 'unitGroup' });
  const overall = plan.criteria.length + plan.composites.findIndex((each) => each.kind === 'overall');
  return {
    group, sums, result,
    units: units.map((each): UnitMeasures => ({
      unit: each.unit,
      result: scopeResult(each, { plan, isWilson: isWilson(context.report, isPlain), groupEffects: result.effects }),
      influence: influenceOf(each.linear.sample, each.linear.figures[overall] ?? noFigure),
      groupEffect: result.effects[overall] ?? null,
    })),
  };
}

const noFigure = { formOf: () => [], squaresOf: () => null };

/** The figures of several units together: pooled, or the means of theirs. */
function manyUnits(
  { report, sums: { strata }, isPlain }: Context, units: readonly MeasuredUnit[],
  { sums, level }: { readonly sums: ScopeSums; readonly level: 'unitGroup' | 'overall' },
): ScopeResult {
  const { plan, parameters, criteria: { source } } = report;
  const scope = { parts: inSampleOrder(units), strata };
  const isMean = parameters.acrossUnits === 'mean_of_units';
  const linear: LinearScope = isMean
    ? meanScope(scope, source, new Map(units.map((each) => [each.unit.id, each.linear])))
    : pooledScope(scope, source, level);
  return scopeResult({ linear, computed: computed(plan, sums, units) }, { plan, isWilson: !isMean && isWilson(report, isPlain) });
}

function questionPrecision({ report, sums: { strata }, isPlain }: Context, cells: readonly TallyCell[], everything: ScopeSums): Precision[] {
  const { columns } = report.questions;
  const parts = sampleParts(cells, columns);
  const linear = pooledScope({ parts, strata }, {
    columns: columns.length, moments: null, momentOf: () => null,
    formsFor: (hasAnswers) => columns.map((_, column) => (hasAnswers(column) ? [{ column, share: 1 }] : [])),
  }, 'overall');
  return scopePrecision(linear, {
    indices: questionShares(report.questions, everything),
    wilsonOf: (at) => { const column = columns[at]; return isPlain && column !== undefined ? chosenOf(column, everything) : null; },
  });
}

function isWilson({ parameters }: ReportPlan, isPlain: boolean): boolean {
  return isPlain && parameters.baseFigure === 'share_satisfied';
}

/** No design at all: no cluster, at most one stratum, equal weights, no known population, no margins. */
function isWithoutDesign({ design, options }: ReportPlan, { shape, strata, parts }: CampaignSums): boolean {
  return design.drawnClusters.length === 0 && design.clusterPopulation.size === 0 && options.calibration === undefined
    && strata.size <= 1 && shape.scale.digitsOf.size <= 1 && parts.every((each) => each.cluster === '');
}
