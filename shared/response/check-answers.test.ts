import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sipasNational2024plus } from '../questionnaire/built-in/sipas-national-2024plus/questionnaire.ts';
import { checkAnswers } from './check-answers.ts';
import { expectWorded } from '../languages/worded.contract.ts';

const yes = 1;
const no = 2;

function codes(answers: unknown, routing: 'on' | 'off' = 'on'): string[] {
  const issues = checkAnswers(sipasNational2024plus, answers, routing);
  expectWorded(issues);
  return issues.map((each) => `${each.path} ${each.code}`);
}

test('legal answers of every type have no issues', () => {
  expect(codes({ A1: 2, '1.1': 4, '2': [1, 6, 7], '8.3': yes, '9.30': 5, '11': 'Cảm ơn' })).toEqual([]);
  expect(codes({})).toEqual([]);
});

test.each([
  ['a question that does not exist', { '9.40': 4 }, ['9.40 answer.unknown_question']],
  ['a grid, which takes no answer itself', { '9': 4 }, ['9 answer.unknown_question']],
  ['an option that does not exist', { '9.1': 6, '2': [1, 8] }, ['2 answer.unknown_option', '9.1 answer.unknown_option']],
  ['another type', { '9.1': '4', '2': 1, '11': 5 }, ['2 answer.wrong_type', '11 answer.wrong_type', '9.1 answer.wrong_type']],
  ['null, which is no way to say "unanswered"', { '9.1': null }, ['9.1 answer.wrong_type']],
  ['a name that every object has', JSON.parse('{"__proto__": 4, "constructor": 4}'), ['__proto__ answer.unknown_question', 'constructor answer.unknown_question']],
])('%s is named', (_title, answers, expected) => {
  expect(codes(answers)).toEqual(expected);
});

test.each([[null], [undefined], ['x'], [[4]], [5]])('%j is not a set of answers', (answers) => {
  expect(codes(answers)).toEqual([' answer.wrong_type']);
});

describe('routing', () => {
  const answers = { '8.3': no, '8.4': no, '9.24': 4, '9.1': 4 };

  test('an answer to a question that was not to be asked is named', () => {
    expect(codes(answers)).toEqual(['9.24 answer.routed_out']);
  });

  test('is not looked at when the campaign turned it off', () => {
    expect(codes(answers, 'off')).toEqual([]);
  });

  test('an illegal screening answer routes nothing out', () => {
    expect(codes({ ...answers, '8.4': 7 })).toEqual(['8.4 answer.unknown_option']);
  });
});

test('whatever is given, it answers with issues of bounded size and never throws', () => {
  const ids = fc.oneof(fc.constantFrom('9.1', '2', 'A1', '11', '__proto__', 'x'.repeat(100_000)), fc.string());
  fc.assert(fc.property(fc.oneof(fc.anything(), fc.dictionary(ids, fc.anything())), (answers) => {
    for (const each of checkAnswers(sipasNational2024plus, answers, 'on')) expect(JSON.stringify(each).length).toBeLessThan(500);
  }), { seed: 1 });
});
