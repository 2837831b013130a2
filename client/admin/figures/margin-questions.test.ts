import { describe, expect, test } from 'vitest';
import type { Question, Questionnaire } from '#shared/questionnaire/model.ts';
import { exampleMargins, marginQuestions } from './margin-questions.ts';

const named = (id: string) => ({ id, text: { vi: id }, shortLabel: { vi: id }, provenance: 'template' }) as const;
const options = (count: number) => Array.from({ length: count }, (_, at) => ({ value: at + 1, label: { vi: String(at + 1) } }));
const questions: readonly Question[] = [
  { ...named('sex'), type: 'single_choice', role: 'demographic', options: options(2) },
  { ...named('used'), type: 'rating', role: 'screening', scale: 's' },
  { ...named('one'), type: 'single_choice', role: 'demographic', options: options(1) },
  { ...named('sources'), type: 'multiple_choice', role: 'demographic', options: options(3) },
  { ...named('home'), type: 'place', role: 'demographic' },
  { ...named('c1'), type: 'rating', role: 'criterion', scale: 's' },
  { ...named('age'), type: 'single_choice', role: 'demographic', options: options(3) },
];
const questionnaire: Questionnaire = {
  id: 'f', version: 1, title: { vi: 'f' }, source: { vi: 'f' }, method: 'plain', parts: [], groups: [],
  scales: [{ id: 's', levels: options(2) }], questions,
};
const shares = (count: number): number[] => exampleMargins({ id: 'q', shortLabel: { vi: 'q' }, options: options(count) }, ',').split('\n').slice(1)
  .map((line) => Math.round(Number(line.split(',')[2]) * 1000));

describe('what known shares can be given for', () => {
  test('questions of one answer on the respondent are named with their options, opinions and open answers are not', () => {
    expect(marginQuestions(questionnaire).map((each) => [each.id, each.options.length])).toEqual([['sex', 2], ['used', 2], ['age', 3]]);
  });
  test('the shares of an example add up to one, however many options there are', () => {
    for (const count of [2, 3, 5, 6, 7]) {
      expect(shares(count)).toHaveLength(count);
      expect(shares(count).reduce((sum, each) => sum + each, 0), String(count)).toBe(1000);
    }
  });
  test('an example is separated as it was asked for', () => {
    expect(exampleMargins({ id: 'sex', shortLabel: { vi: 'sex' }, options: options(2) }, ';')).toBe('question;option;share\nsex;1;0.500\nsex;2;0.500');
  });
});
