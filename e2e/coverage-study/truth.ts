/** What is true of a simulated survey, in percent, for the figures whose intervals are looked at. */
import { chosenIn } from '../../shared/tally/answer-codes.ts';
import type { SampledResponse } from '../../shared/fixtures/sampled/sampled-campaign.ts';
import type { Simulated } from './simulated-campaign.ts';
import { criterionShifts, type SimulatedSurvey } from './setting.ts';

export const figures = ['overall', 'unit', 'group', 'criterion'] as const;
export type FigureName = (typeof figures)[number];
export type Truth = Readonly<Record<FigureName, number>>;

/** The unit, the group and the criterion that are looked at. */
export const looked = { unit: 'u1', group: 'B', criterion: 'c1' };

/** From the shares that answers are drawn with: the mean of the strata by their expected weight. */
export function expectedTruth({ strata, unitShifts, isOfOneUnit }: SimulatedSurvey): Truth {
  let [above, below] = [0, 0];
  for (const { clusters, size, share, weights } of strata) {
    const weight = clusters * ((size[0] + size[1]) / 2) * (weights.reduce((sum, each) => sum + each, 0) / weights.length);
    above += weight * share;
    below += weight;
  }
  const ofAllUnits = (100 * above) / below;
  const unit = ofAllUnits + 100 * (unitShifts[0] ?? 0);
  const overall = isOfOneUnit ? unit : ofAllUnits;
  return {
    overall, unit, group: overall,
    criterion: overall + 100 * (criterionShifts[looked.criterion] ?? 0),
  };
}

/** By counting everyone. */
export function countedTruth({ criteria }: Simulated, population: readonly SampledResponse[]): Truth {
  const share = (isIn: (response: SampledResponse, criterion: string) => boolean): number => {
    let [satisfied, answered] = [0, 0];
    for (const response of population) for (const { id, question } of criteria) {
      if (!isIn(response, id)) continue;
      const level = chosenIn(response.codes, question)?.[0];
      if (level !== undefined) answered += 1;
      if (level === 3) satisfied += 1;
    }
    return (100 * satisfied) / answered;
  };
  return {
    overall: share(() => true),
    unit: share(({ position }) => position.unit === looked.unit),
    group: share((_, criterion) => criterion.startsWith(looked.group.toLowerCase())),
    criterion: share((_, criterion) => criterion === looked.criterion),
  };
}
