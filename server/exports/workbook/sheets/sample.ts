/** The sample: planned, counted and held responses by unit, and by place. */
import { cell, groupName, headOf, percent, share, type Book } from '../book.ts';
import type { Cell, Sheet } from '../sheet.ts';
import type { CellLook } from '../styles.ts';

export function sampleSheet(book: Book): Sheet {
  const { words } = book;
  return {
    name: words.sampleSheet,
    widths: [36, 46, 30, 14, 14, 14, 16, 12, 14, 14],
    head: headOf(book, words.sampleSheet, [
      words.unitGroup, words.unit, words.unitCode, words.planned, words.received, words.held, words.missing, words.progress,
      words.refusals, words.responseRate,
    ]),
    rows: unitRows(book),
  };
}

export function placesSheet(book: Book): Sheet {
  const { words } = book;
  return {
    name: words.placesSheet,
    widths: [46, 30, 46, 34, 14, 14, 16, 12],
    head: headOf(book, words.placesSheet, [
      words.unit, words.unitCode, words.place, words.placeCode, words.planned, words.received, words.missing, words.progress,
    ]),
    rows: placeRows(book),
  };
}

function* unitRows(book: Book): Generator<Cell[]> {
  const counts = new Map(book.progress.units.map((each) => [each.unit, each]));
  const whole = { planned: 0, received: 0, held: 0 };
  const figures = new Map(book.report.units.map((each) => [each.id, each]));
  for (const unit of book.campaign.units) {
    const { responses: received = 0, held = 0 } = counts.get(unit.id) ?? {};
    whole.planned += unit.target;
    whole.received += received;
    whole.held += held;
    yield [
      cell(groupName(book, unit.unitGroup)), cell(book.text(unit.name)), cell(unit.id),
      cell(unit.target), cell(received), cell(held), ...reached(book, { planned: unit.target, received }),
      ...refused(book, { received, refusals: figures.get(unit.id)?.refusals ?? null }),
    ];
  }
  yield [
    cell(null), cell(book.words.wholeCampaign, 'strong'), cell(null),
    cell(whole.planned, 'strongCount'), cell(whole.received, 'strongCount'), cell(whole.held, 'strongCount'),
    ...reached(book, whole, strong), ...refused(book, { received: book.report.coverage.refusalsAmong, refusals: book.report.coverage.refusals }, strong),
  ];
}

function* placeRows(book: Book): Generator<Cell[]> {
  const counts = new Map(book.progress.places.map((each) => [each.place, each.responses]));
  const units = new Map(book.campaign.units.map((each) => [each.id, each]));
  for (const place of book.campaign.places) {
    const unit = units.get(place.unit);
    const received = counts.get(place.id) ?? 0;
    yield [
      cell(unit === undefined ? place.unit : book.text(unit.name)), cell(place.unit), cell(book.text(place.name)), cell(place.id),
      cell(place.target), cell(received), ...reached(book, { planned: place.target, received }),
    ];
  }
}

/** Those who refused, where somebody counted them, and the share of those asked who answered. */
function refused(book: Book, { received, refusals }: { readonly received: number; readonly refusals: number | null }, look = usual): Cell[] {
  const rate = refusals === null ? null : share(received, received + refusals, book.report.parameters.decimals);
  return [cell(refusals, look.count), percent(rate, look.percent)];
}

interface Looks {
  readonly count: CellLook;
  readonly percent: CellLook;
}
const usual: Looks = { count: 'count', percent: 'percent' };
const strong: Looks = { count: 'strongCount', percent: 'strongPercent' };

/** What is missing and what share of the plan was reached. */
function reached(
  book: Book, { planned, received }: { readonly planned: number; readonly received: number },
  look = usual,
): Cell[] {
  return [
    cell(Math.max(0, planned - received), look.count),
    percent(share(received, planned, book.report.parameters.decimals), look.percent),
  ];
}
