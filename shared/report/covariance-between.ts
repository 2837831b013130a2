/**
 * What two campaigns share: where interviews were taken in the same clusters in both, their indices
 * vary together, and a change between them is surer than two independent surveys would make it.
 *
 * Clusters are the same when stratum and cluster have the same names in both.
 */
import { overallId } from '../change/table-from-values.ts';
import type { CovarianceOf } from '../change/unit-changes.ts';
import { sharedCovariance, type Influence } from '../precision/influence.ts';
import type { CampaignMeasures } from './campaign-measures.ts';

/** What every cluster contributes to the overall index, by unit id, unit group id and `overall`. */
export type Influences = ReadonlyMap<string, Influence>;

export function influencesOf({ units, groups, whole }: CampaignMeasures): Influences {
  return new Map([
    ...units.map((each) => [each.unit.id, each.influence] as const),
    ...groups.map((each) => [each.group.id, each.influence] as const),
    [overallId, whole.influence],
  ]);
}

/** Covariance of the overall indices, for units, unit groups and `overall`; 0 where one of the two campaigns has no such index. */
export function covarianceBetween(now: Influences, before: Influences): CovarianceOf {
  return (id) => {
    const [own, other] = [now.get(id), before.get(id)];
    return own === undefined || other === undefined ? 0 : sharedCovariance(own, other);
  };
}
