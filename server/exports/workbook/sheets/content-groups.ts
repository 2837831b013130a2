/** Content group × unit: index with its two counts for the whole, every part and every content group. */
import type { Figure, ScopeFigures } from '#shared/report/report.ts';
import { fill } from '#shared/languages/fill.ts';
import { cell, groupName, headOf, shownIndex, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';
import { scopesOf } from './scopes.ts';

export function contentGroupsSheet(book: Book): Sheet {
  const { words, campaign } = book;
  const labels = new Map([...campaign.questionnaire.parts, ...campaign.questionnaire.groups]
    .map((each) => [each.id, book.text(each.shortLabel)]));
  const names = [words.overall, ...composites(book.report.overall).map((each) => labels.get(each.id) ?? each.id)];
  return {
    name: words.groupsSheet,
    widths: [36, 46, 30, 12, ...names.flatMap(() => [16, 12, 12])],
    head: headOf(book, words.groupsSheet, [
      words.unitGroup, words.unit, words.unitCode, words.responses,
      ...names.flatMap((name) => [words.compositeIndex, words.compositeSatisfied, words.compositeAnswered].map((each) => fill(each, { name }))),
    ]),
    rows: rows(book),
  };
}

function* rows(book: Book): Generator<Cell[]> {
  for (const scope of scopesOf(book)) {
    const { figures } = scope;
    const whole: readonly Figure[] = [figures.overall, ...composites(figures)];
    const isWhole = scope.unit === null;
    const count = isWhole ? 'strongCount' : 'count';
    yield [
      cell(scope.unitGroup === null ? null : groupName(book, scope.unitGroup)), cell(scope.name, isWhole ? 'strong' : 'plain'),
      cell(scope.unit), cell(figures.overall.n, count),
      ...whole.flatMap((each) => [shownIndex(each, isWhole ? 'strongPercent' : 'percent'), cell(each.satisfied, count), cell(each.answered, count)]),
    ];
  }
}

function composites(figures: ScopeFigures): readonly (Figure & { readonly id: string })[] {
  return [...figures.parts, ...figures.groups];
}
