import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuestionShape, QuestionType } from './contract.ts';
import { questionTypeContract, type TypeSample } from './question-type.contract.ts';
import { meaningOf } from './registry.ts';

const levels = [1, 2, 3, 4, 5].map((value) => ({ value, label: { vi: String(value) } }));

function shape(type: QuestionType, more: Partial<QuestionShape> = {}): QuestionShape {
  return { id: 'q.1', type, options: [], ...more };
}

const nfcText = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((text) => text.normalize('NFC'));
const oneLevel = fc.constantFrom(1, 2, 3, 4, 5);
const days = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const samples: Record<QuestionType, Omit<TypeSample, 'meaning'>> = {
  rating: { question: shape('rating', { options: levels }), legal: oneLevel, illegal: [0, 6, 4.5, -1, '4', [4]] },
  single_choice: { question: shape('single_choice', { options: levels }), legal: oneLevel, illegal: [0, 6, '1', [1]] },
  multiple_choice: {
    question: shape('multiple_choice', { options: levels }),
    legal: fc.subarray([1, 2, 3, 4, 5], { minLength: 1 }),
    illegal: [1, [1, 1], [1, 6], ['1'], [1, undefined]],
  },
  grid: { question: shape('grid'), legal: undefined, illegal: [1, 'x', { 'q.1': 4 }] },
  number: {
    question: shape('number', { minimum: -5, maximum: 100_000 }),
    legal: fc.integer({ min: -50, max: 1_000_000 }).map((tenths) => tenths / 10),
    illegal: [-6, 100_001, '5', [5], 1 / 3],
  },
  text: { question: shape('text', { maxLength: 200 }), legal: nfcText, illegal: ['x'.repeat(201), 5, ['x']] },
  date: { question: shape('date'), legal: days, illegal: ['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '1899-12-31', 20260101] },
  place: { question: shape('place'), legal: nfcText, illegal: ['x'.repeat(301), 5, ['x']] },
};

for (const [type, sample] of Object.entries(samples)) {
  questionTypeContract({ ...sample, meaning: meaningOf(type as QuestionType) });
}

describe('what single types mean', () => {
  test('options in another order than chosen are stored in rising order', () => {
    expect(meaningOf('multiple_choice').fromCell(shape('multiple_choice', { options: levels }), ' 5 1  3 ')).toEqual([1, 3, 5]);
  });

  test('a level is told by its value, not by its position', () => {
    const reversed = shape('rating', { options: [...levels].reverse() });
    expect(meaningOf('rating').chosen(reversed, 4)).toEqual([1]);
  });

  test('a text counts by what a person sees as characters, whatever its Unicode form', () => {
    const question = shape('text', { maxLength: 6 });
    expect(meaningOf('text').check(question, 'phường'.normalize('NFD'))).toEqual([]);
    expect(meaningOf('text').check(question, '👍👍👍👍👍👍')).toEqual([]);
    expect(meaningOf('text').check(question, 'phường 1')).not.toEqual([]);
  });

  test('a text in a cell is read in NFC', () => {
    expect(meaningOf('text').fromCell(shape('text'), 'Lộc'.normalize('NFD'))).toBe('Lộc');
  });

  test('29 February exists in leap years only', () => {
    expect(meaningOf('date').check(shape('date'), '2028-02-29')).toEqual([]);
    expect(meaningOf('date').check(shape('date'), '2026-02-29')).not.toEqual([]);
  });

  test('a number beyond what a cell can hold is refused', () => {
    expect(meaningOf('number').check(shape('number'), 1e21)).not.toEqual([]);
    expect(meaningOf('number').check(shape('number'), 1e-12)).not.toEqual([]);
  });
});
