/** The worked examples of the methods' READMEs, by the engine. */
import { expect, it } from 'vitest';
import { required } from '../kernel/assert.ts';
import { builtInQuestionnaires } from '../questionnaire/built-in/registry.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import { foldResponse } from '../tally/fold.ts';
import { layoutOf } from '../tally/layout.ts';
import { compositesOf } from './composites.ts';
import { computeScope } from './compute.ts';
import type { MethodParameters } from './contract.ts';
import { indexPlan } from './index-plan.ts';
import { indexMethod } from './registry.ts';

type Answers = Readonly<Record<string, number>>;

const figures = (id: string, responses: readonly Answers[], chosen: Partial<MethodParameters> = {}) => {
  const method = required(indexMethod(id), 'The method is built in.');
  const questionnaire = required(builtInQuestionnaires.find((each) => each.method === id && each.id !== 'onestop-per-dossier'), 'A form is built in.');
  const layout = layoutOf(questionnaire, compositesOf(questionnaire), method.parameters.satisfiedLevels);
  const vector = new Float64Array(layout.length);
  for (const answers of responses) foldResponse(layout, encodeAnswers(layout, answers, new Set()), { vector, times: 1 });
  return computeScope(indexPlan(questionnaire, layout, { ...method.parameters, ...chosen }), { counts: vector, weighted: [vector] }).figures;
};
const shownOf = (list: readonly { readonly id: string; readonly shown: string | null }[], id: string) => list.find((each) => each.id === id)?.shown;

/** Responses of which the first `answered` answer `id`, the first `satisfied` of them with 4. */
const people = (count: number, given: Readonly<Record<string, readonly [answered: number, satisfied: number]>>): Answers[] =>
  Array.from({ length: count }, (_, index) => Object.fromEntries(Object.entries(given)
    .flatMap(([id, [answered, satisfied]]) => (index < answered ? [[id, index < satisfied ? 4 : 3]] : []))));

it('four-group-provincial: 7 of 9 answers are 77.78, the mean of the criteria is 80.00', () => {
  const responses = [{ g1: 5, g2: 4, g4: 3, g5: 5 }, { g1: 4, g2: 4, g3: 4, g4: 4, g5: 2 }];
  expect(shownOf(figures('four-group-provincial', responses).groups, 'G1')).toBe('77.78');
  expect(shownOf(figures('four-group-provincial', responses, { aggregation: 'mean_of_criteria' }).groups, 'G1')).toBe('80.00');
});

it('five-factor-2017: 521 of 588 answers are 88.61', () => {
  const { groups, criteria } = figures('five-factor-2017', people(200, { c16: [198, 180], c17: [200, 170], c18: [190, 171] }));
  expect(shownOf(groups, 'F4')).toBe('88.61');
  expect(['c16', 'c17', 'c18'].map((id) => shownOf(criteria, id))).toEqual(['90.91', '85.00', '90.00']);
});

it('national-2022: a part that fewer people answer weighs less', () => {
  const policy = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`9.${index + 1}`, [100, 80] as const]));
  const service = Object.fromEntries(Array.from({ length: 19 }, (_, index) => [`9.${index + 15}`, [40, index < 6 ? 33 : 34] as const]));
  const { overall, parts } = figures('national-2022', people(100, { ...policy, ...service }));
  expect(parts.map((each) => [each.satisfied, each.answered, each.shown])).toEqual([[1120, 1400, '80.00'], [640, 760, '84.21']]);
  expect(overall.shown).toBe('81.48');
});

it('plain: 30 of 36 answers are 83.33', () => {
  const { overall } = figures('plain', people(4, Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`w${index + 1}`, [4, index < 3 ? 4 : 3] as const]))));
  expect([overall.satisfied, overall.answered, overall.shown]).toEqual([30, 36, '83.33']);
});
