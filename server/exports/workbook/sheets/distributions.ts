/**
 * The tallied questions that are no criteria, a sheet for each kind: how many chose each option, the
 * share of those who answered, and how sure it is. Expectations have their index first.
 */
import { answerableQuestions, optionsOf } from '#shared/questionnaire/questions.ts';
import type { AnswerableQuestion, QuestionRole } from '#shared/questionnaire/model.ts';
import type { Distribution } from '#shared/report/report.ts';
import { cell, headOf, intervalCells, percent, share, shownIndex, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';

export const perceptionsSheet = (book: Book): Sheet | null => sheetOf(book, book.words.perceptionsSheet, (role) => role === 'perception');
export const expectationsSheet = (book: Book): Sheet | null => sheetOf(book, book.words.expectationsSheet, (role) => role === 'expectation');
export const distributionsSheet = (book: Book): Sheet | null =>
  sheetOf(book, book.words.distributionsSheet, (role) => role !== 'perception' && role !== 'expectation');

interface Asked {
  readonly question: AnswerableQuestion;
  readonly distribution: Distribution;
}

function sheetOf(book: Book, name: string, isWanted: (role: QuestionRole) => boolean): Sheet | null {
  const { words } = book;
  const questions = new Map(answerableQuestions(book.campaign.questionnaire).map((each) => [each.id, each]));
  const asked = book.report.distributions.flatMap((distribution): Asked[] => {
    const question = questions.get(distribution.id);
    return question !== undefined && isWanted(question.role) ? [{ question, distribution }] : [];
  });
  if (asked.length === 0) return null;
  return {
    name,
    widths: [12, 60, 12, 50, 14, 14, 12, 10, 10, 34],
    head: headOf(book, name, [
      words.questionCode, words.question, words.optionValue, words.option, words.count, words.base, words.share, words.low, words.high, words.noInterval,
    ]),
    rows: rows(book, asked),
  };
}

function* rows(book: Book, asked: readonly Asked[]): Generator<Cell[]> {
  const indices = new Map(book.report.expectations.map((each) => [each.id, each]));
  for (const { question, distribution } of asked) {
    const start = [cell(question.id), cell(book.text(question.shortLabel))];
    const index = indices.get(question.id);
    if (index !== undefined) {
      yield [
        ...start, cell(null), cell(book.words.wantedShare, 'strong'), cell(index.satisfied, 'strongCount'), cell(index.answered, 'strongCount'),
        shownIndex(index, 'strongPercent'), ...intervalCells(book, index, 'strongPercent'),
      ];
    }
    const labels = new Map(optionsOf(book.campaign.questionnaire, question).map((each) => [each.value, book.text(each.label)]));
    for (const option of distribution.options) {
      yield [
        ...start, cell(option.value), cell(labels.get(option.value) ?? null), cell(option.count), cell(distribution.answered),
        shareCell(book, option, distribution.answered), ...intervalCells(book, option),
      ];
    }
  }
}

/** Weighted as the index is; where nobody answered there is none. */
function shareCell(book: Book, option: Distribution['options'][number], answered: number): Cell {
  return option.shown === null ? percent(share(option.count, answered, book.report.parameters.decimals)) : shownIndex(option);
}
