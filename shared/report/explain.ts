/**
 * Why one overall index differs from another: of a unit against another unit, against its unit
 * group, or against its last year. Each criterion and each content group has its contribution, and
 * the shown contributions add up to the shown difference. Plain data, fit for the wire.
 *
 * The two sides may come from two campaigns: criteria are matched by id, and those that one
 * questionnaire lacks are named. Both sides are computed with the parameters of `mine`.
 */
import { apportion, contributions, pointsOfFraction, type Contribution } from '../change/contributions.ts';
import { add, fraction, type Fraction } from '../statistics/fraction.ts';
import { roundedDigits, type Rounded } from '../statistics/round-half-up.ts';
import { countCampaign, sharesOf } from './counted-scope.ts';
import { explainedChange } from './explained-change.ts';
import { explainedComposites, groupOfCriterion } from './explained-groups.ts';
import type { ExplainedCriterion, ExplainedIndex, Explanation, ExplainSide } from './explanation.ts';
import { figureAt, figureIn } from './figure-ref.ts';
import type { Figure } from './report.ts';
import { roundedOf } from './table-figure.ts';

export type { ExplainedCriterion, ExplainedGroup, Explanation, ExplainSide } from './explanation.ts';

/**
 * Explains the overall index of `mine` against that of `theirs`. `covariance` of the two, in squared
 * percentage points, where they come from campaigns that share clusters (`covariance-between.ts`);
 * criteria and content groups, for which nobody knows it, are taken as independent.
 */
export function explain(mine: ExplainSide, theirs: ExplainSide, covariance = 0): Explanation {
  const [here, there] = [indexOf(mine), indexOf(theirs)];
  const difference = explainedChange(overallOf(mine), overallOf(theirs), covariance);
  const whole = difference.change === null ? null : roundedOf(difference.change);
  const parts = whole === null ? [] : partsOf(mine, theirs);
  const criteria = whole === null ? [] : explainedCriteria([mine, theirs], parts, whole);
  const [level, mix] = whole === null ? [null, null] : apportion([total(parts, 'level'), total(parts, 'mix')], whole).map(roundedDigits);
  return {
    mine: here, theirs: there, difference, level: level ?? null, mix: mix ?? null, criteria,
    parts: explainedComposites([mine, theirs], criteria, 'part'),
    groups: explainedComposites([mine, theirs], criteria, 'group'),
    biggest: [...criteria].sort((left, right) => Math.abs(right.points) - Math.abs(left.points)).slice(0, 5)
      .filter((each) => each.points !== 0).map((each) => each.criterion),
    lackedByMine: criteria.filter((each) => each.lackedBy === 'mine').map((each) => each.criterion),
    lackedByTheirs: criteria.filter((each) => each.lackedBy === 'theirs').map((each) => each.criterion),
  };
}

/** Contributions in the order of the questionnaire of `mine`, then of `theirs`. */
function partsOf(mine: ExplainSide, theirs: ExplainSide): Contribution[] {
  const { parameters } = mine.report;
  const [own, other] = [mine, theirs].map((side) => sharesOf(countCampaign(side.campaign, side.cells), side.scope, parameters));
  const order = [...mine.report.overall.criteria, ...theirs.report.overall.criteria].map((each) => each.id);
  return contributions(own ?? [], other ?? []).sort((left, right) => order.indexOf(left.criterion) - order.indexOf(right.criterion));
}

function explainedCriteria(
  [mine, theirs]: readonly [ExplainSide, ExplainSide], parts: readonly Contribution[], whole: Rounded,
): ExplainedCriterion[] {
  const shown = apportion(parts.map((each) => each.total), whole);
  return parts.map(({ criterion, level, mix, total: all, mine: own, theirs: other, lackedBy }, at) => ({
    criterion,
    group: groupOfCriterion(mine.campaign, criterion) ?? groupOfCriterion(theirs.campaign, criterion),
    ...explainedChange(criterionOf(mine, criterion), criterionOf(theirs, criterion)),
    contribution: roundedDigits(shown[at] as Rounded),
    points: pointsOfFraction(all), level: pointsOfFraction(level), mix: pointsOfFraction(mix),
    mineWeight: pointsOfFraction(own) / 100, theirsWeight: pointsOfFraction(other) / 100, lackedBy,
  }));
}

function total(parts: readonly Contribution[], of: 'level' | 'mix'): Fraction {
  return parts.reduce((sum, each) => add(sum, each[of]), fraction(0));
}

function indexOf(side: ExplainSide): ExplainedIndex {
  const { n = 0, index = null, shown = null } = overallOf(side) ?? {};
  return { campaign: side.campaign.id, year: side.campaign.year, scope: side.scope, n, index, shown };
}

function overallOf({ report, scope }: ExplainSide): Figure | undefined {
  return figureAt(report, { scope, figure: { kind: 'overall' } })?.figure;
}

function criterionOf({ report, scope }: ExplainSide, id: string): Figure | undefined {
  const found = figureAt(report, { scope, figure: { kind: 'overall' } });
  return found === undefined ? undefined : figureIn(found.scope, { kind: 'criterion', id });
}
