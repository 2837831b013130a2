import { describe, expect, test } from 'vitest';
import { sipasFourGroupProvincial } from '../questionnaire/built-in/sipas-4group-provincial/questionnaire.ts';
import { sipasNational2024plus } from '../questionnaire/built-in/sipas-national-2024plus/questionnaire.ts';
import { answerableQuestions, optionsOf } from '../questionnaire/questions.ts';
import type { AnswerValue } from '../question-types/contract.ts';
import { complete, reviewThresholds, type ReviewPoint } from './complete.ts';
import { expectWorded } from '../languages/worded.contract.ts';

const settings = { routing: 'on', ...reviewThresholds } as const;
const no = 2;

/** Every question answered, levels changing from one to the next. */
function full(): Record<string, AnswerValue> {
  const questions = answerableQuestions(sipasNational2024plus).filter((each) => each.role !== 'open');
  return Object.fromEntries(questions.map((each, index): [string, AnswerValue] => {
    const options = optionsOf(sipasNational2024plus, each);
    const value = each.role === 'screening' ? 1 : options[index % options.length]?.value ?? 1;
    return [each.id, each.type === 'multiple_choice' ? [value] : value];
  }));
}

function without(...ids: string[]): Record<string, AnswerValue> {
  return Object.fromEntries(Object.entries(full()).filter(([id]) => !ids.includes(id)));
}

function lines(points: readonly ReviewPoint[]): string[] {
  expectWorded(points.map((each) => each.issue));
  return points.map((each) => `${each.groupLabel?.vi ?? ''} · ${each.question?.id ?? ''} · ${each.issue.code}`);
}

test('a full interview has nothing to say, free words left open', () => {
  expect(complete(sipasNational2024plus, full(), settings)).toEqual({ askedCount: 84, answeredCount: 84, blanks: [], odd: [], blocking: [] });
});

describe('blanks', () => {
  test('are listed in the order of the questionnaire with group and question, and never block', () => {
    const review = complete(sipasNational2024plus, without('10.4', '9.30', 'A2'), settings);
    expect([review.answeredCount, review.askedCount]).toEqual([81, 84]);
    expect(lines(review.blanks)).toEqual([
      ' · A2 · review.blank_question',
      'Thủ tục hành chính · 9.30 · review.blank_criterion',
      'Nhu cầu, mong đợi · 10.4 · review.blank_question',
    ]);
    expect(review.blanks.map((each) => each.severity)).toEqual(['asks_again', 'asks_again', 'asks_again']);
    expect(review.blocking).toEqual([]);
  });

  test('of questions that were not to be asked are none', () => {
    const answers = { ...without(...Array.from({ length: 13 }, (_, index) => `9.${24 + index}`)), '8.3': no, '8.4': no };
    const review = complete(sipasNational2024plus, answers, settings);
    expect([review.askedCount, review.blanks]).toEqual([71, []]);
    expect(complete(sipasNational2024plus, answers, { ...settings, routing: 'off' }).blanks).toHaveLength(13);
  });

  test('everything may be left blank', () => {
    const review = complete(sipasNational2024plus, {}, settings);
    expect([review.blanks.length, review.odd, review.blocking]).toEqual([84, [], []]);
  });
});

describe('the same level many times in a row', () => {
  function rated(level: number, count: number): Record<string, AnswerValue> {
    return Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`g${index + 1}`, index < count ? level : (index % 2) + 1]));
  }

  test('is asked again from ten criteria on, naming first, last and level', () => {
    const [point] = complete(sipasFourGroupProvincial, rated(4, 10), settings).odd;
    lines(point === undefined ? [] : [point]);
    expect(point).toMatchObject({
      issue: { code: 'review.same_level_run', values: { count: 10, from: 'g1', to: 'g10' } },
      severity: 'asks_again', question: { id: 'g1' }, lastQuestion: { id: 'g10' }, level: { vi: 'Hài lòng' },
    });
    expect(complete(sipasFourGroupProvincial, rated(4, 9), settings).odd).toEqual([]);
  });

  test('is one line however long it is', () => {
    expect(complete(sipasFourGroupProvincial, rated(5, 21), settings).odd).toHaveLength(1);
  });

  test('a blank between ends it', () => {
    const { g8: _, ...answers } = rated(4, 15);
    expect(complete(sipasFourGroupProvincial, answers, settings).odd).toEqual([]);
  });

  test('from how many on is a setting', () => {
    expect(complete(sipasFourGroupProvincial, rated(4, 5), { ...settings, sameLevelRun: 5 }).odd).toHaveLength(1);
  });

  test('the same wish ten times is not odd', () => {
    const wishes = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`10.${index + 1}`, 4]));
    expect(complete(sipasNational2024plus, wishes, settings).odd).toEqual([]);
  });
});

describe('an interview faster than it can be read', () => {
  test('is asked again, by a floor that is a setting', () => {
    const answers = { g1: 4, g2: 5 };
    const codes = (durationMs: number, fastestAnswerMs: number): string[] =>
      complete(sipasFourGroupProvincial, answers, { ...settings, durationMs, fastestAnswerMs }).odd.map((each) => each.issue.code);
    expect(codes(2999, 1500)).toEqual(['review.too_fast']);
    expect(codes(3000, 1500)).toEqual([]);
    expect(codes(2999, 0)).toEqual([]);
  });
});

describe('only an answer that is not legal', () => {
  test('blocks, and says where', () => {
    const review = complete(sipasFourGroupProvincial, { g1: 6, g2: 4 }, settings);
    expect(lines(review.blocking)).toEqual(['Tiếp cận dịch vụ · g1 · answer.unknown_option']);
    expect(review.blocking[0]?.severity).toBe('blocks');
  });
});
