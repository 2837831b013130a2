/** The other tallied questions (perception, expectation, screening, demographic): how many chose each option. */
import { answerableQuestions, optionsOf } from '#shared/questionnaire/questions.ts';
import { cell, headOf, percent, share, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';

export function distributionsSheet(book: Book): Sheet {
  const { words } = book;
  return {
    name: words.distributionsSheet,
    widths: [12, 60, 12, 50, 14, 14, 12],
    head: headOf(book, words.distributionsSheet, [words.questionCode, words.question, words.optionValue, words.option, words.count, words.base, words.share]),
    rows: rows(book),
  };
}

function* rows(book: Book): Generator<Cell[]> {
  const { questionnaire } = book.campaign;
  const questions = new Map(answerableQuestions(questionnaire).map((each) => [each.id, each]));
  for (const { id, answered, options } of book.report.distributions) {
    const question = questions.get(id);
    if (question === undefined) continue;
    const labels = new Map(optionsOf(questionnaire, question).map((each) => [each.value, book.text(each.label)]));
    for (const { value, count } of options) {
      yield [
        cell(id), cell(book.text(question.shortLabel)), cell(value), cell(labels.get(value) ?? null),
        cell(count), cell(answered), percent(share(count, answered, book.report.parameters.decimals)),
      ];
    }
  }
}
