import { describe, expect, test } from 'vitest';
import { sipasNational2022 } from './built-in/sipas-national-2022/questionnaire.ts';
import { sipasNational2024plus } from './built-in/sipas-national-2024plus/questionnaire.ts';
import type { Condition, Question, Questionnaire } from './model.ts';
import { routedOut } from './routing.ts';

const yes = 1;
const no = 2;

function numbers(id: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${id}.${from + index}`);
}

describe('the national form of 2024 and later', () => {
  test('asks everything before a screening question is answered', () => {
    expect(routedOut(sipasNational2024plus, {}, 'on').size).toBe(0);
  });

  test('leaves out the service items of a person who did no procedure anywhere', () => {
    const out = routedOut(sipasNational2024plus, { '8.3': no, '8.4': no }, 'on');
    expect([...out]).toEqual(numbers('9', 24, 36));
  });

  test('asks the service items when one of the two places was visited or is still unknown', () => {
    expect(routedOut(sipasNational2024plus, { '8.3': no, '8.4': yes }, 'on').size).toBe(0);
    expect(routedOut(sipasNational2024plus, { '8.3': no }, 'on').size).toBe(0);
  });

  test('leaves out petitions, schools and health care each by its own answer', () => {
    expect([...routedOut(sipasNational2024plus, { '8.7': no }, 'on')]).toEqual(['9.37', '9.38', '9.39']);
    expect([...routedOut(sipasNational2024plus, { '8.1': no }, 'on')]).toEqual(['9.7']);
    expect([...routedOut(sipasNational2024plus, { '8.2': no }, 'on')]).toEqual(['9.6']);
  });

  test('leaves out nothing when the campaign turns routing off', () => {
    const answers = { '8.1': no, '8.2': no, '8.3': no, '8.4': no, '8.7': no };
    expect(routedOut(sipasNational2024plus, answers, 'off').size).toBe(0);
  });
});

test('the form of 2022 routes services by 8.4 and petitions by 8.5', () => {
  expect([...routedOut(sipasNational2022, { '8.4': no }, 'on')]).toEqual(numbers('9', 15, 30));
  expect([...routedOut(sipasNational2022, { '8.5': no }, 'on')]).toEqual(numbers('9', 31, 33));
});

describe('conditions', () => {
  test('a screening question that is itself routed out counts as unknown', () => {
    const questionnaire = formOf({ b: { question: 'a', anyOf: [yes] }, c: { question: 'b', anyOf: [yes] } });
    expect([...routedOut(questionnaire, { b: no }, 'on')]).toEqual(['c']);
    expect([...routedOut(questionnaire, { a: no, b: no }, 'on')]).toEqual(['b']);
  });

  test('"all" is false as soon as one part is, "any" only when every part is', () => {
    const all = formOf({ c: { all: [{ question: 'a', anyOf: [yes] }, { question: 'b', anyOf: [yes] }] } });
    expect([...routedOut(all, { a: no }, 'on')]).toEqual(['c']);
    const any = formOf({ c: { any: [{ question: 'a', anyOf: [yes] }, { question: 'b', anyOf: [yes] }] } });
    expect([...routedOut(any, { a: no }, 'on')]).toEqual([]);
    expect([...routedOut(any, { a: no, b: no }, 'on')]).toEqual(['c']);
  });

  test('of several answers one is enough', () => {
    const questionnaire = formOf({ c: { question: 'm', anyOf: [2, 3] } });
    expect([...routedOut(questionnaire, { m: [1, 3] }, 'on')]).toEqual([]);
    expect([...routedOut(questionnaire, { m: [1] }, 'on')]).toEqual(['c']);
  });

  test('the condition of a grid holds for every row of it', () => {
    const row = (id: string): Question & { type: 'rating' } => ({ ...rating(id), type: 'rating' });
    const grid: Question = { ...base('g'), type: 'grid', rows: [row('g.1'), row('g.2')], askIf: { question: 'a', anyOf: [yes] } };
    const questionnaire = { ...formOf({}), questions: [rating('a'), grid] };
    expect([...routedOut(questionnaire, { a: no }, 'on')]).toEqual(['g.1', 'g.2']);
  });

  test('a chain through a whole form is followed without exhausting the stack', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `q${index}`);
    const questions = ids.map((id, index) => rating(id, index === 0 ? undefined : { question: `q${index - 1}`, anyOf: [yes] }));
    const answers = Object.fromEntries(ids.map((id) => [id, no]));
    // q0 routes q1 out; q1 is then unknown, so q2 is asked, answers no and routes q3 out.
    expect(routedOut({ ...formOf({}), questions }, answers, 'on').size).toBe(2500);
  });

  test('a name inherited by every object is no answer', () => {
    const questionnaire = formOf({ c: { question: 'toString', anyOf: [yes] } });
    expect(routedOut(questionnaire, {}, 'on').size).toBe(0);
  });
});

function base(id: string) {
  return { id, role: 'perception', text: { vi: id }, shortLabel: { vi: id }, provenance: 'template' } as const;
}

function rating(id: string, askIf?: Condition): Question & { type: 'rating' } {
  return { ...base(id), type: 'rating', scale: 'yes_no', ...(askIf === undefined ? {} : { askIf }) };
}

function formOf(conditions: Record<string, Condition>): Questionnaire {
  const options = [1, 2, 3].map((value) => ({ value, label: { vi: String(value) } }));
  return {
    id: 'q', version: 1, title: { vi: 'q' }, source: { vi: 'q' }, method: 'plain', parts: [], groups: [],
    scales: [{ id: 'yes_no', levels: options.slice(0, 2) }],
    questions: [
      ...['a', 'b', 'c'].map((id) => rating(id, conditions[id])),
      { ...base('m'), type: 'multiple_choice', options },
    ],
  };
}
