/** Ranking: a block per unit group, its own line first, then its units best first. */
import { fill } from '#shared/languages/fill.ts';
import type { UnitChange } from '#shared/change/unit-change.ts';
import type { Coverage, Figure, UnitFigures, UnitGroupFigures } from '#shared/report/report.ts';
import { cell, coverageCells, headOf, intervalCells, rounded, shownIndex, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';
import { coverageOf } from './scopes.ts';

export function rankingSheet(book: Book): Sheet {
  const { words } = book;
  return {
    name: words.rankingSheet,
    widths: [7, 36, 46, 30, 12, 10, 10, 34, 10, 13, 11, 11, 12, 12, 12, 12, 14, 14, 34, 12, 12, 12, 12, 18, 14, 30],
    head: headOf(book, words.rankingSheet, [
      words.number, words.unitGroup, words.unit, words.unitCode, words.index, words.low, words.high, words.noInterval,
      words.rank, words.isTied, words.rankLow, words.rankHigh, words.tieGroup,
      words.responses, words.planned, words.refusals, words.satisfied, words.answered, words.band,
      words.previous, words.change, words.changeLow, words.changeHigh, words.direction, words.placesMoved, words.rankReason,
    ]),
    rows: rows(book),
  };
}

function* rows(book: Book): Generator<Cell[]> {
  const { overall, coverage, change } = book.report;
  yield wholeRow(book, { group: null, name: book.words.wholeCampaign, figure: overall.overall, coverage, change });
  for (const group of book.report.unitGroups) {
    const units = book.report.units.filter((each) => each.unitGroup === group.id);
    if (units.length === 0) continue;
    yield wholeRow(book, { group: book.text(group.name), name: book.words.wholeGroup, figure: group.overall, coverage: group.coverage, change: group.change });
    for (const [index, unit] of units.entries()) yield [cell(index + 1), ...unitCells(book, unit, group)];
  }
}

interface Whole {
  readonly group: string | null;
  readonly name: string;
  readonly figure: Figure;
  readonly coverage: Coverage;
  readonly change: UnitChange | null;
}

function wholeRow(book: Book, { group, name, figure, coverage, change }: Whole): Cell[] {
  return [
    cell(null), cell(group, 'strong'), cell(name, 'strong'), cell(null), shownIndex(figure, 'strongPercent'), ...intervalCells(book, figure, 'strongPercent'),
    cell(null), cell(null), cell(null), cell(null), cell(null),
    ...coverageCells(coverage, 'strongCount'), cell(figure.satisfied, 'strongCount'), cell(figure.answered, 'strongCount'), cell(null),
    ...changeCells(book, change), cell(null),
  ];
}

function unitCells(book: Book, unit: UnitFigures, group: UnitGroupFigures): Cell[] {
  const { words } = book;
  const band = group.bands.find((each) => each.id === unit.band);
  return [
    cell(book.text(group.name)), cell(book.text(unit.name)), cell(unit.id), shownIndex(unit.overall), ...intervalCells(book, unit.overall),
    cell(unit.rank), cell(unit.isTied ? words.tied : null), cell(unit.rankLow), cell(unit.rankHigh), cell(unit.tieGroup),
    ...coverageCells(coverageOf(unit)), cell(unit.overall.satisfied), cell(unit.overall.answered),
    cell(band === undefined ? words.noBand : book.text(band.title)),
    ...changeCells(book, unit.change), cell(rankReason(book, unit)),
  ];
}

/** The figure of the year before, the difference with its interval, what it means, and places moved. */
function changeCells(book: Book, change: UnitChange | null): Cell[] {
  if (change === null) return Array.from({ length: 6 }, () => cell(null));
  return [
    rounded(book, change.previous), rounded(book, change.change, 'points'),
    rounded(book, change.changeLow, 'points'), rounded(book, change.changeHigh, 'points'),
    cell(book.words.directions[change.direction]), cell(change.placesMoved, 'places'),
  ];
}

function rankReason({ words, report }: Book, { rankReason: reason }: UnitFigures): string | null {
  return reason === null ? null : fill(words.rankReasons[reason], { minimum: report.parameters.minimumSample });
}
