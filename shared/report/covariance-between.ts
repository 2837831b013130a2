/**
 * What two campaigns share: where interviews were taken in the same clusters in both, their indices
 * vary together, and a change between them is surer than two independent surveys would make it.
 *
 * Clusters are the same when stratum and cluster have the same names in both.
 */
import type { Campaign } from '../campaign/model.ts';
import { overallId } from '../change/table-from-values.ts';
import type { CovarianceOf } from '../change/unit-changes.ts';
import { influenceOf, sharedCovariance, type Influence } from '../precision/influence.ts';
import type { TallyCell } from '../tally/cell.ts';
import { measureCampaign, overallFigure, type JointMeasures } from './campaign-measures.ts';
import { campaignSurvey } from './campaign-survey.ts';
import type { ReportOptions } from './report-options.ts';
import { reportPlan } from './report-plan.ts';

/** A campaign as `makeReport` takes it. */
export interface CountedCampaign {
  readonly campaign: Campaign;
  readonly cells: readonly TallyCell[];
  readonly options?: ReportOptions;
}

/** Covariance of the overall indices, for units, unit groups and `overall`; 0 where one of the two campaigns has no such index. */
export function covarianceBetween(now: CountedCampaign, before: CountedCampaign): CovarianceOf {
  if (!shareClusters(now, before)) return () => 0;
  const [mine, theirs] = [influencesOf(now), influencesOf(before)];
  return (id) => {
    const [own, other] = [mine(id), theirs(id)];
    return own === undefined || other === undefined ? 0 : sharedCovariance(own, other);
  };
}

/** Measuring both campaigns again is for those that have something in common. */
function shareClusters({ cells }: CountedCampaign, before: CountedCampaign): boolean {
  const nameOf = ({ position: { stratum, cluster } }: TallyCell): string => JSON.stringify([stratum, cluster]);
  const known = new Set(before.cells.filter((each) => each.position.cluster !== '').map(nameOf));
  return cells.some((each) => known.has(nameOf(each)));
}

function influencesOf({ campaign, cells, options = {} }: CountedCampaign): (id: string) => Influence | undefined {
  const plan = reportPlan(campaign, options);
  const survey = campaignSurvey(plan, cells);
  const { units, groups, whole } = measureCampaign(plan, survey, null);
  const ofUnits = new Map(units.map((each) => [each.unit.id, each.influence]));
  const together = new Map<string, JointMeasures>([...groups.map((each) => [each.group.id, each] as const), [overallId, whole]]);
  return (id) => {
    const joint = together.get(id);
    if (joint === undefined) return ofUnits.get(id);
    const { sample, linear } = joint;
    return influenceOf(sample, survey.criteria.valuesOf(sample, linear.figures[overallFigure(plan.plan)] ?? []));
  };
}
