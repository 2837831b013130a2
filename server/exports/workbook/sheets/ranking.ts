/** Ranking: a block per unit group, its own line first, then its units best first. */
import type { UnitFigures, UnitGroupFigures } from '#shared/report/report.ts';
import { cell, headOf, shownIndex, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';

export function rankingSheet(book: Book): Sheet {
  const { words } = book;
  return {
    name: words.rankingSheet,
    widths: [7, 36, 46, 30, 12, 10, 13, 12, 14, 14, 34],
    head: headOf(book, words.rankingSheet, [
      words.number, words.unitGroup, words.unit, words.unitCode, words.index, words.rank, words.isTied,
      words.responses, words.satisfied, words.answered, words.band,
    ]),
    rows: rows(book),
  };
}

function* rows(book: Book): Generator<Cell[]> {
  const { overall } = book.report.overall;
  yield [
    cell(null), cell(null), cell(book.words.wholeCampaign, 'strong'), cell(null), shownIndex(overall, 'strongPercent'), cell(null), cell(null),
    cell(overall.n, 'strongCount'), cell(overall.satisfied, 'strongCount'), cell(overall.answered, 'strongCount'), cell(null),
  ];
  for (const group of book.report.unitGroups) {
    const units = book.report.units.filter((each) => each.unitGroup === group.id && book.sees(each.id));
    if (units.length === 0) continue;
    yield groupRow(book, group);
    for (const [index, unit] of units.entries()) yield [cell(index + 1), ...unitCells(book, unit, group)];
  }
}

function groupRow(book: Book, group: UnitGroupFigures): Cell[] {
  const { overall } = group;
  return [
    cell(null), cell(book.text(group.name), 'strong'), cell(book.words.wholeGroup, 'strong'), cell(null),
    shownIndex(overall, 'strongPercent'), cell(null), cell(null),
    cell(overall.n, 'strongCount'), cell(overall.satisfied, 'strongCount'), cell(overall.answered, 'strongCount'), cell(null),
  ];
}

function unitCells(book: Book, unit: UnitFigures, group: UnitGroupFigures): Cell[] {
  const { words } = book;
  const band = group.bands.find((each) => each.id === unit.band);
  return [
    cell(book.text(group.name)), cell(book.text(unit.name)), cell(unit.id), shownIndex(unit.overall),
    cell(unit.rank), cell(unit.isTied ? words.tied : null),
    cell(unit.overall.n), cell(unit.overall.satisfied), cell(unit.overall.answered),
    cell(band === undefined ? words.noBand : book.text(band.title)),
  ];
}
