/** Higher than in every earlier year of the table. Not said when an earlier year shows the same. */
import { fill } from '../../languages/fill.ts';
import type { Rounded } from '../../statistics/round-half-up.ts';
import { comparableFigure } from '../comparable.ts';
import type { FactSubject } from '../subject.ts';
import { figureOf, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface HighestSoFarFact {
  readonly kind: 'highest_so_far';
  readonly subject: FactSubject;
  readonly year: number;
  readonly shown: Rounded;
  /** First year that is known, and how many there are in all. */
  readonly since: number;
  readonly years: number;
}

/** Fewer years than these make a change, not a record. */
const yearsAtLeast = 3;

export function highestSoFarFacts(view: TableView, subject: FactSubject): HighestSoFarFact[] {
  const figure = figureOf(subject, view.now);
  const earlier = view.past.flatMap((then) => {
    const shown = comparableFigure(view, subject, then);
    return shown === null ? [] : [{ year: then.year, shown }];
  });
  const since = earlier.at(-1)?.year;
  if (figure === null || since === undefined || earlier.length + 1 < yearsAtLeast) return [];
  if (earlier.some((each) => each.shown.scaled >= figure.shown.scaled)) return [];
  return [{ kind: 'highest_so_far', subject, year: view.now.year, shown: figure.shown, since, years: earlier.length + 1 }];
}

export function wordHighestSoFar({ subject, year, shown, since, years }: HighestSoFarFact, writer: Writer): string {
  return fill(writer.words.highestSoFar, { figure: writer.figure(shown), subject: writer.subject(subject), year, since, years: writer.count(years) });
}
