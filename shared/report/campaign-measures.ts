/**
 * Everything that a report measures: units first, then unit groups and the whole. A group comes
 * before the exact intervals of its units, which take the group's design effects.
 */
import type { Unit, UnitGroup } from '../campaign/model.ts';
import { computeScope, type ComputedScope } from '../index-methods/compute.ts';
import type { Precision } from '../index-methods/figures.ts';
import type { ScopeSums } from '../index-methods/scope-counts.ts';
import { doublesOfDigits } from '../index-methods/weight-scale.ts';
import { influenceOf, type Influence } from '../precision/influence.ts';
import { meanScope, pooledScope, type LinearScope } from '../precision/linear-scope.ts';
import { scopePrecision } from '../precision/scope-precision.ts';
import { scopeSample } from '../precision/scope-sample.ts';
import { rowsOf, sumsOf, type UnitSums } from './campaign-sums.ts';
import type { CampaignSurvey } from './campaign-survey.ts';
import { chosenOf, questionShares } from './distributions.ts';
import type { ReportPlan } from './report-plan.ts';
import { scopeResult, type ScopeResult } from './scope-figures.ts';

/** A unit's exact indices and linearised sample. */
export interface MeasuredUnit extends UnitSums {
  readonly computed: ComputedScope;
  readonly linear: LinearScope;
  readonly influence: Influence;
}

/** A unit with its figures. */
export interface UnitMeasures {
  readonly unit: Unit;
  readonly result: ScopeResult;
  readonly influence: Influence;
  /** Design effect of the unit group's overall index. */
  readonly groupEffect: number | null;
}

/** Several units together. */
export interface JointMeasures {
  readonly sums: ScopeSums;
  readonly result: ScopeResult;
}

export interface GroupMeasures extends JointMeasures {
  readonly group: UnitGroup;
  readonly units: readonly UnitMeasures[];
}

export interface CampaignMeasures {
  readonly survey: CampaignSurvey;
  readonly whole: JointMeasures;
  readonly groups: readonly GroupMeasures[];
  /** By column of the plan's questions. */
  readonly questions: readonly Precision[];
}

export function measureCampaign(report: ReportPlan, survey: CampaignSurvey): CampaignMeasures {
  const units = survey.sums.units.map((each) => measureUnit(report, survey, each));
  const whole = measureTogether(report, survey, { units, level: 'overall' });
  return {
    survey, whole,
    groups: report.campaign.unitGroups.map((group): GroupMeasures => {
      const members = units.filter((each) => each.unit.unitGroup === group.id);
      const joint = measureTogether(report, survey, { units: members, level: 'unitGroup' });
      return { group, ...joint, units: members.map((each) => unitResult(report, survey, { unit: each, group: joint.result })) };
    }),
    questions: measureQuestions(report, survey, whole.sums),
  };
}

export function measureUnit({ plan, source }: ReportPlan, { criteria: survey, sums: { strata } }: CampaignSurvey, unit: UnitSums): MeasuredUnit {
  const sample = scopeSample(survey.table, unit.rows, strata);
  const linear = pooledScope({ ...source, table: survey.table }, sample, { weighted: doublesOfDigits(unit.sums.weighted), level: 'unit' });
  const overall = linear.figures[overallFigure(plan)] ?? [];
  return { ...unit, linear, computed: computeScope(plan, unit.sums), influence: influenceOf(sample, survey.valuesOf(sample, overall)) };
}

/** The figures of a unit, once those of its group are known. */
export function unitResult(
  { plan, parameters }: ReportPlan, survey: CampaignSurvey, { unit, group }: { readonly unit: MeasuredUnit; readonly group: ScopeResult },
): UnitMeasures {
  const isWilson = survey.isWithoutDesign && parameters.baseFigure === 'share_satisfied';
  return {
    unit: unit.unit, influence: unit.influence,
    result: scopeResult(unit, { plan, survey: survey.criteria, isWilson, groupEffects: group.effects }),
    groupEffect: group.effects[overallFigure(plan)] ?? null,
  };
}

/** The figures of several units together: pooled, or the means of theirs. */
export function measureTogether(
  { plan, parameters, source }: ReportPlan, { criteria: survey, sums: { strata, shape }, isWithoutDesign }: CampaignSurvey,
  { units, level }: { readonly units: readonly MeasuredUnit[]; readonly level: 'unitGroup' | 'overall' },
): JointMeasures {
  const sums = sumsOf(units, shape);
  const sample = scopeSample(survey.table, rowsOf(units), strata);
  const isMean = parameters.acrossUnits === 'mean_of_units';
  const linear = isMean ? meanScope(sample, units.map((each) => each.linear))
    : pooledScope({ ...source, table: survey.table }, sample, { weighted: doublesOfDigits(sums.weighted), level });
  const scope = { linear, computed: computeScope(plan, sums, units.map((each) => each.computed)) };
  const isWilson = isWithoutDesign && !isMean && parameters.baseFigure === 'share_satisfied';
  return { sums, result: scopeResult(scope, { plan, survey, isWilson }) };
}

/** How sure the shares of all other questions are, over everything. */
export function measureQuestions(
  { questions: { columns } }: ReportPlan, { questions: survey, sums: { strata }, isWithoutDesign }: CampaignSurvey, sums: ScopeSums,
): Precision[] {
  const sample = scopeSample(survey.table, Int32Array.from(survey.table.cells, (_, row) => row), strata);
  const linear = pooledScope({
    table: survey.table, moments: null, momentOf: () => null,
    formsFor: (hasAnswers) => columns.map((_, column) => (hasAnswers(column) ? [{ column, share: 1 }] : [])),
  }, sample, { weighted: doublesOfDigits(sums.weighted), level: 'overall' });
  return scopePrecision(survey, linear, {
    indices: questionShares(columns, sums),
    wilsonOf: (at) => { const column = columns[at]; return isWithoutDesign && column !== undefined ? chosenOf(column, sums) : null; },
  });
}

/** Position of the whole among the figures. */
function overallFigure({ criteria, composites }: ReportPlan['plan']): number {
  return criteria.length + composites.findIndex((each) => each.kind === 'overall');
}
