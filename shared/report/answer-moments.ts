/**
 * The second pass over the stored answers, for figures whose squares no tally keeps (means of
 * criteria or of groups, composites of mean scores, other satisfied levels than the tally's). It
 * comes once the indices are known and keeps a few numbers a cell.
 *
 * Squares are added up as whole numbers of a fixed grain, so the order of the answers changes no digit.
 */
import type { Campaign } from '../campaign/model.ts';
import type { MethodParameters } from '../index-methods/contract.ts';
import type { IndexPlan } from '../index-methods/index-plan.ts';
import { momentKey, scopeLevels, type AnswerMoments, type ScopeLevel } from '../precision/answer-squares.ts';
import { pooledScope, type LinearScope } from '../precision/linear-scope.ts';
import { scopeSample } from '../precision/scope-sample.ts';
import type { SamplePosition } from '../response/model.ts';
import type { TallyCell } from '../tally/cell.ts';
import { routedOut, unanswered } from '../tally/answer-codes.ts';
import { talliedQuestion } from '../tally/layout.ts';
import { doublesOfDigits } from '../index-methods/weight-scale.ts';
import { rowsOf, sumsOf, type UnitSums } from './campaign-sums.ts';
import { campaignSurvey } from './campaign-survey.ts';
import { categoryReader } from './category-reader.ts';
import { criterionTerms, type CriterionTerm } from './criterion-terms.ts';
import { reportPlan, tallyTellsSquares, type ReportPlan } from './report-plan.ts';
import type { ReportOptions } from './report-options.ts';
import { squareSums, type SquareSums } from './square-sums.ts';

/** Whether the report would miss a standard error or a design effect without `AnswerMoments`. */
export function answersNeeded(
  campaign: Campaign, cells: readonly TallyCell[], parameters: Partial<MethodParameters> = {},
): boolean {
  const { plan, layout } = reportPlan(campaign, { parameters });
  return cells.length > 0 && plan.composites.length > 0 && !tallyTellsSquares(plan, layout);
}

export interface MomentCollector {
  /** Adds one response: where it stands, with its design weight, and its answer codes. */
  add(position: SamplePosition, codes: Uint8Array): void;
  moments(): AnswerMoments;
}

/** Starts the pass; `cells` are all of the campaign, and so must be the responses that are added. */
export function collectMoments(campaign: Campaign, cells: readonly TallyCell[], options: ReportOptions = {}): MomentCollector {
  const report = reportPlan(campaign, options);
  const sources = answerSources(report);
  const terms = unitTerms(report, cells);
  const categoriesOf = options.calibration === undefined ? () => null : categoryReader(report.layout, options.calibration);
  const byCell = new Map<string, SquareSums>();
  return {
    add(position, codes) {
      const mine = terms.get(position.unit);
      if (mine === undefined) return;
      const key = momentKey(position, categoriesOf(codes));
      const sums = byCell.get(key) ?? squareSums(mine.bounds);
      byCell.set(key, sums);
      sums.add(residuals(sources, mine, codes));
    },
    moments: () => ({ squares: new Map([...byCell].map(([key, sums]) => [key, byLevel(report.plan, sums.values())])) }),
  };
}

interface AnswerSource {
  readonly codeOffset: number;
  /** By option; a part of 1. */
  readonly gains: readonly number[];
}

/** Of one unit: what an answer to each criterion adds to the e of every figure on every level. */
interface UnitTerms {
  /** In the order of the criteria. */
  readonly criteria: readonly (readonly CriterionTerm[])[];
  /** Per figure: what no |e| exceeds. */
  readonly bounds: Float64Array;
}

function answerSources({ plan, layout }: ReportPlan): AnswerSource[] {
  return plan.criteria.map(({ id, gains }) => (
    { codeOffset: talliedQuestion(layout, id).codeOffset, gains: gains.map((each) => each / plan.fullGain) }));
}

/** e of every figure of one response. */
function residuals(sources: readonly AnswerSource[], { criteria, bounds }: UnitTerms, codes: Uint8Array): Float64Array {
  const values = new Float64Array(bounds.length);
  for (let at = 0; at < sources.length; at += 1) {
    const { codeOffset, gains } = sources[at] as AnswerSource;
    const code = codes[codeOffset] ?? unanswered;
    if (code === unanswered || code === routedOut) continue;
    const gain = gains[code - 1] as number;
    for (const term of criteria[at] as readonly CriterionTerm[]) {
      values[term.figure] = (values[term.figure] as number) + term.gain * gain - term.base;
    }
  }
  return values;
}

/** By unit id. Under `mean_of_units` every level takes the unit's own figures. */
function unitTerms(report: ReportPlan, cells: readonly TallyCell[]): ReadonlyMap<string, UnitTerms> {
  const { campaign, plan, parameters, source } = report;
  const { criteria: { table }, sums: { units, strata, shape, order } } = campaignSurvey(report, cells);
  const scopeOf = (members: readonly UnitSums[], level: ScopeLevel): LinearScope => pooledScope(
    { ...source, table }, scopeSample(table, rowsOf(members, order), strata), { weighted: doublesOfDigits(sumsOf(members, shape).weighted), level });
  const isPooled = parameters.acrossUnits === 'pooled';
  const whole = isPooled ? [scopeOf(units, 'overall')] : [];
  const groups = new Map(isPooled ? campaign.unitGroups.map(({ id }) => (
    [id, scopeOf(units.filter((each) => each.unit.unitGroup === id), 'unitGroup')])) : []);
  return new Map(units.map((each) => {
    const group = groups.get(each.unit.unitGroup);
    const criteria = criterionTerms(plan, [scopeOf([each], 'unit'), ...(group === undefined ? [] : [group]), ...whole]);
    return [each.unit.id, { criteria, bounds: boundsOf(criteria, plan.composites.length * (isPooled ? scopeLevels.length : 1)) }];
  }));
}

/** A gain is at most 1, so an answer adds at most the larger of the two ends. */
function boundsOf(criteria: readonly (readonly CriterionTerm[])[], count: number): Float64Array {
  const bounds = new Float64Array(count);
  for (const { figure, gain, base } of criteria.flat()) {
    bounds[figure] = (bounds[figure] as number) + Math.max(Math.abs(base), Math.abs(gain - base));
  }
  return bounds;
}

function byLevel({ composites }: IndexPlan, values: Float64Array): Readonly<Partial<Record<ScopeLevel, Float64Array>>> {
  const count = composites.length;
  return Object.fromEntries(scopeLevels.slice(0, values.length / count)
    .map((level, at) => [level, values.slice(at * count, (at + 1) * count)]));
}
