import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sipasNational2024plus as national } from '#shared/questionnaire/built-in/sipas-national-2024plus/questionnaire.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { routedOut } from '#shared/questionnaire/routing.ts';
import {
  advance, answer, answersOf, askedQuestions, back, goTo, nextSection, previousSection, review, skip, startInterview,
  writeIn, writeInsOf, type Interview,
} from './interview.ts';
import { layoutOf } from './sections.ts';

const ids = answerableQuestions(national).map((each) => each.id);
const start = (routing: 'on' | 'off' = 'on'): Interview => startInterview({ questionnaire: national, routing });

/** One thing that a person can do. */
const step = fc.oneof(
  fc.record({ question: fc.constantFrom(...ids), value: fc.integer({ min: 1, max: 2 }) })
    .map(({ question, value }) => (interview: Interview) => advance(answer(goTo(interview, question), question, value))),
  fc.constantFrom(...ids).map((question) => (interview: Interview) => goTo(interview, question)),
  fc.constantFrom(advance, back, skip, nextSection, previousSection, review),
);
const steps = fc.array(step, { maxLength: 60 });
const walk = (moves: readonly ((interview: Interview) => Interview)[]): Interview =>
  moves.reduce((interview, move) => move(interview), start());

describe('an interview', () => {
  it('stands at the first question when it starts', () => {
    expect(start().at).toBe('A1');
  });

  it('goes on at the question where its draft stood', () => {
    expect(startInterview({ questionnaire: national, routing: 'on', given: { A1: 1 }, at: '9.12' }).at).toBe('9.12');
  });

  it('moves to the next question after an answer', () => {
    expect(advance(answer(start(), 'A1', 2)).at).toBe('A2');
  });

  it('reaches every question one after the other, and then the review', () => {
    const seen: string[] = [];
    let interview = start('off');
    while (!interview.isReviewing) {
      seen.push(interview.at);
      interview = skip(interview);
    }
    expect(seen).toEqual(ids);
  });

  it('returns from a reopened question to where the interview stood', () => {
    let interview = start();
    for (const id of ['A1', 'A2', 'A3']) interview = advance(answer(interview, id, 1));
    interview = advance(answer(goTo(interview, 'A1'), 'A1', 2));
    expect(interview.at).toBe('A4');
  });

  it('returns to the review after one answer was mended', () => {
    const interview = advance(answer(goTo(review(start()), '9.30'), '9.30', 4));
    expect(interview.isReviewing).toBe(true);
  });

  it('never loses an answer by going back, whatever else is done', () => {
    fc.assert(fc.property(steps, (moves) => {
      const interview = walk(moves);
      expect(back(back(interview)).given).toEqual(interview.given);
      expect(previousSection(interview).given).toEqual(interview.given);
    }));
  });

  it('never stands at a question that is routed out at the time it is entered', () => {
    fc.assert(fc.property(steps, (moves) => {
      const interview = advance(walk(moves));
      if (!interview.isReviewing) expect(askedQuestions(interview)).toContain(interview.at);
    }));
  });

  it('never counts an answer that is routed out', () => {
    fc.assert(fc.property(steps, (moves) => {
      const interview = walk(moves);
      const out = routedOut(national, interview.given, 'on');
      expect(Object.keys(answersOf(interview)).filter((id) => out.has(id))).toEqual([]);
    }));
  });

  it('brings answers back when the question that routed them out is answered otherwise', () => {
    let interview = answer(answer(start(), '8.7', 1), '9.37', 5);
    interview = answer(interview, '8.7', 2);
    expect(answersOf(interview)['9.37']).toBeUndefined();
    expect(answersOf(answer(interview, '8.7', 1))['9.37']).toBe(5);
  });

  it('keeps written words only beside answers that count', () => {
    const interview = writeIn(start(), 'A3', 'Khmer');
    expect(writeInsOf(interview)).toEqual({});
    expect(writeInsOf(answer(interview, 'A3', 2))).toEqual({ A3: 'Khmer' });
  });
});

describe('the layout', () => {
  it('shows one content group of criteria at a time', () => {
    const titles = layoutOf(national).sections.filter((each) => each.role === 'criterion').map((each) => each.title?.vi);
    expect(titles).toEqual(national.groups.map((each) => each.title.vi));
  });

  it('counts the criteria together, so that item 9.29 is 29 of 39', () => {
    const placement = layoutOf(national).placements.get('9.29');
    expect([placement?.number, placement?.total]).toEqual([29, 39]);
  });

  it('gives every question exactly one section', () => {
    expect(layoutOf(national).sections.flatMap((each) => each.questions.map((question) => question.id))).toEqual(ids);
  });
});
