import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Questionnaire } from '../questionnaire/model.ts';
import { compositesOf } from '../index-methods/composites.ts';
import { chosenIn, encodeAnswers, routedOut, unanswered } from './answer-codes.ts';
import { cellKey } from './cell.ts';
import { foldResponse } from './fold.ts';
import { layoutOf, talliedQuestion } from './layout.ts';
import { addVector } from './merge.ts';

const label = { vi: 'x' };
const option = (value: number) => ({ value, label });
const common = { text: label, shortLabel: label, provenance: 'template' as const };
const choices = Array.from({ length: 11 }, (_, index) => option(index + 1));

/** Two groups of two criteria, a multiple choice of eleven options and a text. */
const questionnaire: Questionnaire = {
  id: 'small', version: 1, title: label, source: label, method: 'plain',
  scales: [{ id: 'five', levels: [1, 2, 3, 4, 5].map(option) }],
  parts: [],
  groups: [{ id: 'A', title: label, shortLabel: label }, { id: 'B', title: label, shortLabel: label }],
  questions: [
    ...['a1', 'a2', 'b1', 'b2'].map((id) => ({
      ...common, id, type: 'rating' as const, role: 'criterion' as const, scale: 'five', group: id.startsWith('a') ? 'A' : 'B',
    })),
    { ...common, id: 'many', type: 'multiple_choice', role: 'perception', options: choices },
    { ...common, id: 'words', type: 'text', role: 'open' },
  ],
};
const layout = layoutOf(questionnaire, compositesOf(questionnaire), [4, 5]);
const asked: ReadonlySet<string> = new Set();

const level = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
const answers = fc.record({
  a1: level, a2: level, b1: level, b2: level,
  many: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { minLength: 1 }), { nil: undefined }),
}).map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Record<string, number | number[]>);

const vectorOf = (responses: readonly Record<string, number | number[]>[]): Float64Array => {
  const vector = new Float64Array(layout.length);
  for (const each of responses) foldResponse(layout, encodeAnswers(layout, each, asked), { vector, times: 1 });
  return vector;
};
const compositeSums = (vector: Float64Array, id: string): number[] => {
  const composite = layout.composites.find((each) => each.id === id);
  return Array.from(vector.subarray(composite?.offset, (composite?.offset ?? 0) + 5));
};

describe('a tally', () => {
  it('has the same integers in whatever order the responses arrived', () => {
    const shuffled = fc.array(answers, { maxLength: 30 }).chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(fc.property(shuffled, ([list, other]) => { expect(vectorOf(other)).toEqual(vectorOf(list)); }));
  });

  it('is as before when a response is added and taken away', () => {
    fc.assert(fc.property(fc.array(answers, { maxLength: 10 }), answers, (list, extra) => {
      const vector = vectorOf(list);
      const codes = encodeAnswers(layout, extra, asked);
      foldResponse(layout, codes, { vector, times: 1 });
      foldResponse(layout, codes, { vector, times: -1 });
      expect(vector).toEqual(vectorOf(list));
    }));
  });

  it('of two parts, added, is the tally of the whole', () => {
    const list = fc.array(answers, { maxLength: 20 });
    fc.assert(fc.property(list, list, (left, right) => {
      const sum = vectorOf(left);
      addVector(sum, vectorOf(right));
      expect(sum).toEqual(vectorOf([...left, ...right]));
    }));
  });

  it('is the same in whatever grouping parts are merged', () => {
    const list = fc.array(answers, { maxLength: 10 });
    fc.assert(fc.property(list, list, list, (...parts) => {
      const [a, b, c] = parts.map(vectorOf) as [Float64Array, Float64Array, Float64Array];
      const merged = (left: Float64Array, right: Float64Array): Float64Array => {
        const sum = left.slice();
        addVector(sum, right);
        return sum;
      };
      expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
      expect(merged(b, a)).toEqual(merged(a, b));
    }));
  });

  it('holds n, answered, a count per option and the sums of each composite', () => {
    const vector = vectorOf([{ a1: 5, a2: 3, b1: 4, many: [1, 11] }, { a1: 4 }, {}]);
    expect(vector[0]).toBe(3);
    const { offset } = talliedQuestion(layout, 'a1');
    expect(Array.from(vector.subarray(offset, offset + 6))).toEqual([2, 0, 0, 0, 1, 1]);
    const many = talliedQuestion(layout, 'many').offset;
    expect(Array.from(vector.subarray(many, many + 12))).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    // s and a of the responses: (2, 3), (1, 1), (0, 0).
    expect(compositeSums(vector, 'overall')).toEqual([3, 4, 5, 10, 7]);
    // In group A: (1, 2), (1, 1), (0, 0).
    expect(compositeSums(vector, 'A')).toEqual([2, 3, 2, 5, 3]);
  });

  it('refuses to add vectors of two layouts', () => {
    expect(() => { addVector(new Float64Array(3), new Float64Array(4)); }).toThrow('one length');
  });
});

describe('answer codes', () => {
  it('give back the chosen options of every tallied question', () => {
    fc.assert(fc.property(answers, (given) => {
      const codes = encodeAnswers(layout, given, asked);
      for (const question of layout.questions) {
        const value = given[question.shape.id];
        const values = value === undefined ? undefined : [value].flat().sort((left, right) => left - right);
        expect(chosenIn(codes, question)?.map((index) => question.shape.options[index]?.value)).toEqual(values);
      }
    }));
  });

  it('tell a question that was not asked from one left blank, and count neither', () => {
    const codes = encodeAnswers(layout, { a1: 5, b1: 5 }, new Set(['a1']));
    expect(codes[talliedQuestion(layout, 'a1').codeOffset]).toBe(routedOut);
    expect(codes[talliedQuestion(layout, 'a2').codeOffset]).toBe(unanswered);
    const vector = new Float64Array(layout.length);
    foldResponse(layout, codes, { vector, times: 1 });
    expect(vector[talliedQuestion(layout, 'a1').offset]).toBe(0);
    expect(compositeSums(vector, 'overall')).toEqual([1, 1, 1, 1, 1]);
    expect(chosenIn(codes, talliedQuestion(layout, 'a1'))).toBeUndefined();
  });

  it('are unanswered where fewer bytes were kept than there are questions', () => {
    expect(chosenIn(new Uint8Array(0), talliedQuestion(layout, 'a1'))).toBeUndefined();
  });
});

describe('the layout of a tally', () => {
  it('has a byte for a question of one choice, a byte and a bit an option for one of several, and none for free words', () => {
    expect(layout.questions.map((each) => [each.shape.id, each.codeLength])).toEqual([['a1', 1], ['a2', 1], ['b1', 1], ['b2', 1], ['many', 3]]);
    expect(layout.codeLength).toBe(7);
    expect(layout.length).toBe(1 + 4 * 6 + 12 + 3 * 5);
  });

  it('calls levels satisfied for criteria alone, which alone belong to composites', () => {
    const other = { ...common, id: 'mood', type: 'rating' as const, role: 'perception' as const, scale: 'five' };
    const wider: Questionnaire = { ...questionnaire, questions: [...questionnaire.questions, other] };
    const placed = layoutOf(wider, compositesOf(wider), [4, 5]);
    const [criterion, mood] = ['a1', 'mood'].map((id) => talliedQuestion(placed, id));
    expect(criterion).toMatchObject({ isSatisfied: [false, false, false, true, true], composites: [0, 1] });
    expect(mood).toMatchObject({ isSatisfied: [false, false, false, false, false], composites: [] });
  });

  it('refuses composites of what is not tallied, and to place a question that it does not have', () => {
    const composites = [{ id: 'odd', criteria: ['a1', 'words'] }];
    expect(() => layoutOf(questionnaire, composites, [4, 5])).toThrow('consist of tallied questions');
    expect(() => talliedQuestion(layout, 'words')).toThrow('Question words is tallied');
  });
});

describe('the key of a cell', () => {
  it('differs when any of unit, stratum, cluster or weight differs', () => {
    const base = { unit: 'a', stratum: 'b', cluster: 'c', weight: 1 };
    const others = [{ unit: 'a","b' }, { stratum: 'x' }, { cluster: 'x' }, { weight: 1.5 }];
    const keys = [base, ...others.map((each) => ({ ...base, ...each }))].map(cellKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
