/**
 * What every question type promises, whatever it is: a legal answer survives the way into a cell
 * and back, an illegal one is named by an issue, and nothing that comes over a boundary throws.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueCodes } from '../kernel/issue.ts';
import type { AnswerValue, QuestionShape, QuestionTypeMeaning } from './contract.ts';
import { expectWorded } from '../languages/worded.contract.ts';

export interface TypeSample {
  readonly meaning: QuestionTypeMeaning;
  readonly question: QuestionShape;
  /** Answers that are legal for `question`, in the form in which they are stored; none for a container. */
  readonly legal: fc.Arbitrary<AnswerValue> | undefined;
  /** Answers that look close and are not legal. */
  readonly illegal: readonly unknown[];
}

/** Values that no type takes, or that have broken programs before. */
const rubbish: readonly unknown[] = [
  null, undefined, NaN, Infinity, -Infinity, {}, Object.create(null), [], [[]], [undefined], [null], [NaN], [{}],
  [Object.create(null)], true, Symbol('s'), [Symbol('s')], () => 4, new Date(NaN), 10n,
  JSON.parse('{"__proto__": {"length": 1}}'), { length: 1, 0: 1 }, '',
];
const anything = fc.oneof(
  fc.constantFrom(...rubbish), fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom('x'.repeat(100_000), Array.from({ length: 100_000 }, () => 1)),
);

export function questionTypeContract({ meaning, question, legal, illegal }: TypeSample): void {
  describe(`${meaning.type} keeps the contract of question types`, () => {
    test('whatever is given, the check answers with known issues at the question and never throws', () => {
      fc.assert(fc.property(anything, (value) => {
        const issues = meaning.check(question, value);
        expectWorded(issues);
        for (const found of issues) {
          expect(issueCodes).toContain(found.code);
          expect(found.path).toBe(question.id);
          expect(JSON.stringify(found).length).toBeLessThan(500);
        }
      }), { seed: 1, numRuns: 400 });
    });

    test('no rubbish is legal', () => {
      for (const value of rubbish) expect(meaning.check(question, value)).not.toEqual([]);
    });

    test('what is close but not legal is named', () => {
      for (const value of illegal) expect(meaning.check(question, value), String(value)).not.toEqual([]);
    });

    test('any text in a cell is read or left, and never throws', () => {
      fc.assert(fc.property(fc.oneof(fc.string(), fc.constant('9'.repeat(100_000))), (cell) => {
        const value = meaning.fromCell(question, cell);
        if (value !== undefined) meaning.check(question, value);
      }), { seed: 1 });
    });

    if (legal === undefined) {
      test('it is a container: it takes no answer and is not tallied', () => {
        expect([meaning.isAnswerable, meaning.isTallied]).toEqual([false, false]);
      });
      return;
    }

    test('a legal answer is without issues and comes back from its cell', () => {
      fc.assert(fc.property(legal, (value) => {
        expect(meaning.check(question, value)).toEqual([]);
        expect(meaning.fromCell(question, meaning.toCell(value))).toEqual(value);
      }), { seed: 1 });
    });

    test('a legal answer chooses options exactly when the type is tallied', () => {
      fc.assert(fc.property(legal, (value) => {
        const chosen = meaning.chosen(question, value);
        const values = chosen.map((index) => question.options[index]?.value);
        expect(values).toEqual(meaning.isTallied ? [value].flat().filter((each) => typeof each === 'number') : []);
      }), { seed: 1 });
    });
  });
}
