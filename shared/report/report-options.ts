/** What a report can be made with beside the campaign and its tally cells. */
import type { Campaign } from '../campaign/model.ts';
import type { MethodParameters } from '../index-methods/contract.ts';
import type { AnswerMoments } from '../precision/answer-squares.ts';
import type { SurveyDesign } from '../precision/design.ts';
import type { Calibration } from '../weighting/calibration.ts';

export interface ReportOptions {
  /** Replace single parameters of the campaign's method, to show what another choice would give. */
  readonly parameters?: Partial<MethodParameters>;
  /** The campaign's own places and strata where absent. */
  readonly design?: SurveyDesign;
  /** People who refused, by unit. */
  readonly refusals?: ReadonlyMap<string, number>;
  /** Squares of single answers, for aggregations whose squares no tally keeps. */
  readonly moments?: AnswerMoments;
  /** Weighting to margins: its cells stand in for the tally cells. */
  readonly calibration?: Calibration;
}

/** The design that a campaign states: the clusters of its places, the population of its strata. */
export function designOf({ places, strata }: Pick<Campaign, 'places' | 'strata'>): SurveyDesign {
  return {
    drawnClusters: places.filter((each) => each.cluster !== '').map(({ stratum, cluster }) => ({ stratum, cluster })),
    clusterPopulation: new Map(strata.map((each) => [each.id, each.clustersPopulation])),
  };
}
