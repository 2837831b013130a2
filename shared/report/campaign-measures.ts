/**
 * Everything that a report measures: units first, then unit groups and the whole. A group comes
 * before the exact intervals of its units, which take the group's design effects.
 */
import type { Unit, UnitGroup } from '../campaign/model.ts';
import { computeScope, type ComputedScope } from '../index-methods/compute.ts';
import type { Precision } from '../index-methods/figures.ts';
import type { IndexPlan } from '../index-methods/index-plan.ts';
import type { ScopeSums } from '../index-methods/scope-counts.ts';
import { doublesOfDigits } from '../index-methods/weight-scale.ts';
import { influenceOf, type Influence } from '../precision/influence.ts';
import { meanScope, pooledScope, type LinearScope } from '../precision/linear-scope.ts';
import { scopePrecision } from '../precision/scope-precision.ts';
import { scopeSample, type ScopeSample } from '../precision/scope-sample.ts';
import { rowsOf, sumsOf, type UnitSums } from './campaign-sums.ts';
import type { CampaignSurvey } from './campaign-survey.ts';
import { chosenOf, questionShares } from './distributions.ts';
import type { ReportPlan } from './report-plan.ts';
import { scopeResult, withGroupEffects, type ScopeResult } from './scope-figures.ts';

/** A unit's exact indices and linearised sample. */
export interface MeasuredUnit extends UnitSums {
  readonly computed: ComputedScope;
  readonly linear: LinearScope;
  readonly influence: Influence;
  /** Its figures before its group is known. */
  readonly own: ScopeResult;
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
  readonly sample: ScopeSample;
  readonly sums: ScopeSums;
  readonly result: ScopeResult;
  readonly influence: Influence;
}

export interface GroupMeasures extends JointMeasures {
  readonly group: UnitGroup;
  readonly units: readonly UnitMeasures[];
}

export interface CampaignMeasures {
  readonly survey: CampaignSurvey;
  readonly units: readonly MeasuredUnit[];
  readonly whole: JointMeasures;
  readonly groups: readonly GroupMeasures[];
  /** By column of the plan's questions. */
  readonly questions: readonly Precision[];
}

/** What was measured before, and the units that have changed since. */
export interface Before {
  readonly measures: CampaignMeasures;
  readonly changed: ReadonlySet<string>;
}

/** Measures everything, or with `before` what has changed; the figures are the same either way. */
export function measureCampaign(report: ReportPlan, survey: CampaignSurvey, before: Before | null): CampaignMeasures {
  const units = survey.sums.units.map((each, at) =>
    (before?.changed.has(each.unit.id) === false ? before.measures.units[at] : undefined) ?? measureUnit(report, survey, each));
  const whole = measureTogether(report, survey, { units, level: 'overall' });
  return {
    survey, units, whole,
    groups: report.campaign.unitGroups.map((group, at) => {
      const members = units.filter((each) => each.unit.unitGroup === group.id);
      const isAsBefore = before !== null && members.every((each) => !before.changed.has(each.unit.id));
      return (isAsBefore ? before.measures.groups[at] : undefined) ?? groupMeasures(report.plan, group, {
        members,
        // A group of all units is the whole.
        joint: members.length === units.length ? whole : measureTogether(report, survey, { units: members, level: 'unitGroup' }),
      });
    }),
    questions: measureQuestions(report, survey, whole),
  };
}

function groupMeasures(
  plan: IndexPlan, group: UnitGroup, { members, joint }: { readonly members: readonly MeasuredUnit[]; readonly joint: JointMeasures },
): GroupMeasures {
  const { effects } = joint.result;
  return {
    group, ...joint,
    units: members.map(({ unit, own, influence }) => ({
      unit, influence, groupEffect: effects[overallFigure(plan)] ?? null, result: withGroupEffects(plan, own, effects),
    })),
  };
}

function measureUnit(
  { plan, source, parameters }: ReportPlan, { criteria: survey, sums: { strata }, isWithoutDesign }: CampaignSurvey, unit: UnitSums,
): MeasuredUnit {
  const sample = scopeSample(survey.table, unit.rows, strata);
  const linear = pooledScope({ ...source, table: survey.table }, sample, { weighted: doublesOfDigits(unit.sums.weighted), level: 'unit' });
  const computed = computeScope(plan, unit.sums);
  const overall = linear.figures[overallFigure(plan)] ?? [];
  return {
    ...unit, linear, computed,
    influence: influenceOf(sample, survey.valuesOf(sample, overall)),
    own: scopeResult({ computed, linear }, { plan, survey, isWilson: isWithoutDesign && parameters.baseFigure === 'share_satisfied' }),
  };
}

/** The figures of several units together: pooled, or the means of theirs. */
function measureTogether(
  { plan, parameters, source }: ReportPlan, { criteria: survey, sums: { strata, shape, order }, isWithoutDesign }: CampaignSurvey,
  { units, level }: { readonly units: readonly MeasuredUnit[]; readonly level: 'unitGroup' | 'overall' },
): JointMeasures {
  const sums = sumsOf(units, shape);
  const sample = scopeSample(survey.table, rowsOf(units, order), strata);
  const isMean = parameters.acrossUnits === 'mean_of_units';
  const linear = isMean ? meanScope(sample, units.map((each) => each.linear))
    : pooledScope({ ...source, table: survey.table }, sample, { weighted: doublesOfDigits(sums.weighted), level });
  const scope = { linear, computed: computeScope(plan, sums, units.map((each) => each.computed)) };
  const isWilson = isWithoutDesign && !isMean && parameters.baseFigure === 'share_satisfied';
  const influence = influenceOf(sample, survey.valuesOf(sample, linear.figures[overallFigure(plan)] ?? []));
  return { sample, sums, influence, result: scopeResult(scope, { plan, survey, isWilson }) };
}

/** How sure the shares of all other questions are, over everything. */
function measureQuestions(
  { questions: { columns } }: ReportPlan, { questions: survey, isWithoutDesign }: CampaignSurvey, { sample, sums }: JointMeasures,
): Precision[] {
  const linear = pooledScope({
    table: survey.table, moments: null, momentOf: () => null,
    formsFor: (hasAnswers) => columns.map((_, column) => (hasAnswers(column) ? [{ column, share: 1 }] : [])),
  }, sample, { weighted: doublesOfDigits(sums.weighted), level: 'overall' });
  return scopePrecision(survey, linear, {
    indices: questionShares(columns, sums),
    answeredOf: (at) => { const column = columns[at]; return column === undefined ? 0 : chosenOf(column, sums).answered; },
    wilsonOf: (at) => { const column = columns[at]; return isWithoutDesign && column !== undefined ? chosenOf(column, sums) : null; },
  });
}

/** Position of the whole among the figures. */
export function overallFigure({ criteria, composites }: IndexPlan): number {
  return criteria.length + composites.findIndex((each) => each.kind === 'overall');
}
