/** The lines of the tables that go over units: every unit that the reader sees, after each group its whole, at the end everything. */
import type { Coverage, ScopeFigures, UnitFigures } from '#shared/report/report.ts';
import type { Book } from '../book.ts';

export interface ScopeLine {
  /** Null for everything. */
  readonly unitGroup: string | null;
  /** Null for a whole. */
  readonly unit: string | null;
  readonly name: string;
  readonly figures: ScopeFigures;
  readonly coverage: Coverage;
}

export function* scopesOf(book: Book): Generator<ScopeLine> {
  for (const group of book.report.unitGroups) {
    const units = book.report.units.filter((each) => each.unitGroup === group.id);
    if (units.length === 0) continue;
    for (const unit of units) yield { unitGroup: group.id, unit: unit.id, name: book.text(unit.name), figures: unit, coverage: coverageOf(unit) };
    yield { unitGroup: group.id, unit: null, name: book.words.wholeGroup, figures: group, coverage: group.coverage };
  }
  yield { unitGroup: null, unit: null, name: book.words.wholeCampaign, figures: book.report.overall, coverage: book.report.coverage };
}

export function coverageOf({ target, refusals, overall }: UnitFigures): Coverage {
  return { planned: target, responses: overall.n, refusals, refusalsAmong: refusals === null ? 0 : overall.n };
}
