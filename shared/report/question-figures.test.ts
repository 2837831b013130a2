import { expect, it } from 'vitest';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import { nationalCampaign } from '../fixtures/sao-mai/campaigns.ts';
import { answerableQuestions } from '../questionnaire/questions.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import { foldResponse } from '../tally/fold.ts';
import { makeReport } from './make-report.ts';

const { campaign } = nationalCampaign();
const layout = campaignLayout(campaign);
const asked = answerableQuestions(campaign.questionnaire).filter((each) => each.role === 'expectation').map((each) => each.id);
const vector = new Float64Array(layout.length);
for (const level of [1, 2, 3, 3]) foldResponse(layout, encodeAnswers(layout, Object.fromEntries(asked.map((id) => [id, level])), new Set()), { vector, times: 1 });
const first = (wantedLevels: readonly number[]) => makeReport(
  campaign, [{ position: { unit: campaign.units[0]?.id ?? '', stratum: '', cluster: '', weight: 1 }, vector }], { parameters: { wantedLevels } },
).expectations.find((each) => each.id === asked[0]);

it('gives an expectation the share at its wanted levels, 0 where nobody chose one', () => {
  expect(first([3])).toMatchObject({ answered: 4, satisfied: 2, index: 50, shown: '50.00' });
  expect(first([4])).toMatchObject({ answered: 4, satisfied: 0, index: 0, low: 0, reason: 'at_edge' });
});

it('gives an expectation on whose scale no level is wanted no index, and says why', () => {
  expect(first([9])).toEqual({
    id: asked[0], n: 4, answered: 4, satisfied: 0, index: null, shown: null, se: null, low: null, high: null, deff: null, df: null, reason: 'no_wanted_level',
  });
});
