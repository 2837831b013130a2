/** The campaign whose responses are simulated, and where its answers stand. */
import type { Campaign } from '../../shared/campaign/model.ts';
import { campaignLayout } from '../../shared/campaign/campaign-layout.ts';
import { sampledCampaign } from '../../shared/fixtures/sampled/sampled-campaign.ts';
import { talliedQuestion, type TalliedQuestion, type TallyLayout } from '../../shared/tally/layout.ts';
import { criterionShifts, weightedQuestion, type SimulatedSurvey } from './setting.ts';

export interface Simulated {
  readonly campaign: Campaign;
  readonly layout: TallyLayout;
  readonly criteria: readonly { readonly id: string; readonly shift: number; readonly question: TalliedQuestion }[];
  readonly half: TalliedQuestion;
}

export const unitId = (at: number): string => `u${at + 1}`;

export function simulatedCampaign(survey: SimulatedSurvey): Simulated {
  const units = Array.from({ length: survey.units }, (_, at) => [unitId(at), 'g']);
  const campaign = sampledCampaign(Object.fromEntries(units));
  const layout = campaignLayout(campaign);
  return {
    campaign, layout, half: talliedQuestion(layout, weightedQuestion),
    criteria: Object.entries(criterionShifts).map(([id, shift]) => ({ id, shift, question: talliedQuestion(layout, id) })),
  };
}
