/** Criterion × unit: one line each, the levels of the scale as counts and as percent of the answers. */
import type { AnswerableQuestion } from '#shared/questionnaire/model.ts';
import { answerableQuestions, optionsOf } from '#shared/questionnaire/questions.ts';
import { fill } from '#shared/languages/fill.ts';
import type { CriterionFigure } from '#shared/report/report.ts';
import { cell, coverageCells, groupName, headOf, intervalCells, percent, share, shownIndex, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';
import { scopesOf, type ScopeLine } from './scopes.ts';

export function criteriaSheet(book: Book): Sheet {
  const { words } = book;
  const levels = levelNames(book);
  return {
    name: words.criteriaSheet,
    widths: [36, 46, 30, 12, 42, 30, 10, 12, 12, 12, 12, 12, 10, 10, 34, ...levels.flatMap(() => [12, 12])],
    head: headOf(book, words.criteriaSheet, [
      words.unitGroup, words.unit, words.unitCode, words.criterionCode, words.criterion, words.contentGroup,
      words.responses, words.planned, words.refusals, words.answered, words.satisfied, words.index, words.low, words.high, words.noInterval,
      ...levels.flatMap((level) => [fill(words.levelCount, { level }), fill(words.levelShare, { level })]),
    ]),
    rows: rows(book),
  };
}

function* rows(book: Book): Generator<Cell[]> {
  const questions = new Map(answerableQuestions(book.campaign.questionnaire).map((each) => [each.id, each]));
  for (const scope of scopesOf(book)) {
    for (const criterion of scope.figures.criteria) yield row(book, scope, { ...criterion, question: questions.get(criterion.id) });
  }
}

function row(book: Book, scope: ScopeLine, criterion: CriterionFigure & { readonly question: AnswerableQuestion | undefined }): Cell[] {
  const { question } = criterion;
  const group = book.campaign.questionnaire.groups.find((each) => each.id === question?.group);
  const { decimals } = book.report.parameters;
  return [
    cell(scope.unitGroup === null ? null : groupName(book, scope.unitGroup)), cell(scope.name), cell(scope.unit),
    cell(criterion.id), cell(question === undefined ? criterion.id : book.text(question.shortLabel)),
    cell(group === undefined ? null : book.text(group.shortLabel)),
    ...coverageCells(scope.coverage), cell(criterion.answered), cell(criterion.satisfied), shownIndex(criterion), ...intervalCells(book, criterion),
    ...criterion.levels.flatMap((count) => [cell(count), percent(share(count, criterion.answered, decimals))]),
  ];
}

/** Words of the levels where all criteria share them, else their numbers in order. */
function levelNames(book: Book): string[] {
  const { questionnaire } = book.campaign;
  const lists = answerableQuestions(questionnaire)
    .filter((each) => each.role === 'criterion')
    .map((each) => optionsOf(questionnaire, each).map((level) => book.text(level.label)));
  const [first = []] = lists;
  if (lists.every((each) => each.join('\n') === first.join('\n'))) return first;
  const most = Math.max(...lists.map((each) => each.length));
  return Array.from({ length: most }, (_, index) => fill(book.words.level, { value: index + 1 }));
}
