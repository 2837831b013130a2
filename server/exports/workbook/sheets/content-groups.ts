/** Content group × unit: index with its interval and its two counts for the whole, every part and every content group. */
import type { Figure, ScopeFigures } from '#shared/report/report.ts';
import { fill } from '#shared/languages/fill.ts';
import { cell, coverageCells, groupName, headOf, rounded, shownIndex, whyNoInterval, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';
import { scopesOf } from './scopes.ts';

export function contentGroupsSheet(book: Book): Sheet {
  const { words } = book;
  const names = namesOf(book);
  return {
    name: words.groupsSheet,
    widths: [36, 46, 30, 12, 12, 12, ...names.flatMap(() => [16, 10, 10, 12, 12]), 40],
    head: headOf(book, words.groupsSheet, [
      words.unitGroup, words.unit, words.unitCode, words.responses, words.planned, words.refusals,
      ...names.flatMap((name) => [words.compositeIndex, words.compositeLow, words.compositeHigh, words.compositeSatisfied, words.compositeAnswered]
        .map((each) => fill(each, { name }))),
      words.noInterval,
    ]),
    rows: rows(book),
  };
}

/** Of the whole, then of every part and content group. */
function namesOf({ campaign: { questionnaire }, report, words, text }: Book): string[] {
  const labels = new Map([...questionnaire.parts, ...questionnaire.groups].map((each) => [each.id, text(each.shortLabel)]));
  return [words.overall, ...composites(report.overall).map((each) => labels.get(each.id) ?? each.id)];
}

function* rows(book: Book): Generator<Cell[]> {
  const names = namesOf(book);
  for (const scope of scopesOf(book)) {
    const { figures } = scope;
    const whole: readonly Figure[] = [figures.overall, ...composites(figures)];
    const isWhole = scope.unit === null;
    const [count, percent] = isWhole ? ['strongCount', 'strongPercent'] as const : ['count', 'percent'] as const;
    yield [
      cell(scope.unitGroup === null ? null : groupName(book, scope.unitGroup)), cell(scope.name, isWhole ? 'strong' : 'plain'),
      cell(scope.unit), ...coverageCells(scope.coverage, count),
      ...whole.flatMap((each) => [shownIndex(each, percent), rounded(book, each.low, percent), rounded(book, each.high, percent), cell(each.satisfied, count), cell(each.answered, count)]),
      cell(reasons(book, whole, names)),
    ];
  }
}

/** Why which of the figures has no interval; one word for all where there is but one. */
function reasons(book: Book, figures: readonly Figure[], names: readonly string[]): string | null {
  const found = figures.map((each) => whyNoInterval(book, each));
  const [first = null] = found;
  if (found.every((each) => each === first)) return first;
  return found.flatMap((reason, at) => (reason === null ? [] : [fill(book.words.namedReason, { name: names[at] ?? '', reason })])).join('; ');
}

function composites(figures: ScopeFigures): readonly (Figure & { readonly id: string })[] {
  return [...figures.parts, ...figures.groups];
}
