import { describe, expect, it } from 'vitest';
import { required } from '../kernel/assert.ts';
import { sampledQuestionnaire } from '../fixtures/sampled/sampled-campaign.ts';
import type { Questionnaire } from '../questionnaire/model.ts';
import { layoutOf } from '../tally/layout.ts';
import { compositesOf, treeIssues } from './composites.ts';
import { defaultParameters } from './default-parameters.ts';
import { indexPlan } from './index-plan.ts';
import { indexMethod } from './registry.ts';

const label = { vi: 'x' };
const [a1] = sampledQuestionnaire.questions;
const { group: _, ...loose } = { group: '', ...required(a1, 'There is a first question.') };
const withoutGroups: Questionnaire = { ...sampledQuestionnaire, groups: [], questions: [loose as Questionnaire['questions'][number]] };
const withoutCriteria: Questionnaire = { ...sampledQuestionnaire, questions: sampledQuestionnaire.questions.filter((each) => each.role !== 'criterion') };
const planOf = (questionnaire: Questionnaire) => indexPlan(questionnaire, layoutOf(questionnaire, compositesOf(questionnaire), [4, 5]), defaultParameters);

describe('composites', () => {
  it('are the whole, the parts and the groups that hold criteria; only groups with criteria of their own are leaves', () => {
    const tree: Questionnaire = {
      ...sampledQuestionnaire,
      parts: [{ id: 'P', title: label, shortLabel: label }, { id: 'empty', title: label, shortLabel: label }],
      groups: sampledQuestionnaire.groups.map((each, at) => (at < 2 ? { ...each, parent: 'P' } : { ...each, parent: 'B' })),
    };
    expect(compositesOf(tree)).toEqual([
      { id: 'overall', kind: 'overall', isLeaf: false, criteria: ['a1', 'a2', 'b1', 'b2', 'b3', 'c1'] },
      { id: 'P', kind: 'part', isLeaf: false, criteria: ['a1', 'a2', 'b1', 'b2', 'b3', 'c1'] },
      { id: 'A', kind: 'group', isLeaf: true, criteria: ['a1', 'a2'] },
      { id: 'B', kind: 'group', isLeaf: true, criteria: ['b1', 'b2', 'b3', 'c1'] },
      { id: 'C', kind: 'group', isLeaf: true, criteria: ['c1'] },
    ]);
  });

  it('of a questionnaire without groups are the whole alone, which is then the mean of itself', () => {
    expect(compositesOf(withoutGroups)).toEqual([{ id: 'overall', kind: 'overall', isLeaf: true, criteria: ['a1'] }]);
    expect(planOf(withoutGroups).composites.map((each) => each.leaves)).toEqual([[0]]);
  });

  it('of a questionnaire without criteria are none', () => {
    expect(compositesOf(withoutCriteria)).toEqual([]);
    expect(planOf(withoutCriteria)).toMatchObject({ criteria: [], composites: [] });
  });

  it('are means of the leaves within them', () => {
    expect(planOf(sampledQuestionnaire).composites.map((each) => [each.id, each.leaves])).toEqual([['overall', [1, 2, 3]], ['A', [1]], ['B', [2]], ['C', [3]]]);
  });

  it('that a method needs and the questionnaire lacks are named where groups stand', () => {
    const issues = treeIssues(sampledQuestionnaire, required(indexMethod('five-factor-2017'), 'The method is built in.'));
    expect(issues[0]).toMatchObject({ code: 'method.tree_mismatch', path: 'groups', values: { method: 'five-factor-2017' } });
  });
});

it('what every method begins with is what its documents say', () => {
  expect(defaultParameters).toEqual({
    baseFigure: 'share_satisfied', aggregation: 'pooled_answers', acrossUnits: 'pooled', satisfiedLevels: [4, 5], groupWeights: {},
    decimals: 2, wantedLevels: [3, 4], minimumSample: 30,
    countedSources: ['field', 'paper', 'kiosk_dossier', 'link_dossier', 'link_personal'],
  });
});
