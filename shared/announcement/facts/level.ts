/** The figure of the whole, of a unit group or of a unit, against one and two years back. */
import { differenceOf } from '../../change/change-of.ts';
import { fill } from '../../languages/fill.ts';
import type { Rounded } from '../../statistics/round-half-up.ts';
import { comparableFigure } from '../comparable.ts';
import type { FactSubject } from '../subject.ts';
import { figureOf, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface LevelFact {
  readonly kind: 'level';
  readonly subject: FactSubject;
  readonly year: number;
  readonly shown: Rounded;
  /** Against the year before and the one before that, where there are such: percentage points between shown figures. */
  readonly changes: readonly { readonly year: number; readonly previous: Rounded; readonly change: Rounded }[];
}

export function levelFacts(view: TableView, subject: FactSubject): LevelFact[] {
  const figure = figureOf(subject, view.now);
  if (figure === null) return [];
  const changes = view.past.slice(0, 2).flatMap((then) => {
    const previous = comparableFigure(view, subject, then);
    return previous === null ? [] : [{ year: then.year, previous, change: differenceOf(figure.shown, previous) }];
  });
  return [{ kind: 'level', subject, year: view.now.year, shown: figure.shown, changes }];
}

export function wordLevel({ subject, year, shown, changes }: LevelFact, writer: Writer): string {
  const { level, changedUp, changedDown, unchanged, changesAfter } = writer.words;
  const clauses = changes.map(({ year: then, change }) =>
    fill(change.scaled > 0 ? changedUp : change.scaled < 0 ? changedDown : unchanged, { points: writer.points(change), year: then }));
  const after = clauses.length === 0 ? '' : fill(changesAfter, { changes: writer.list(clauses) });
  return fill(level, { title: writer.title, year, subject: writer.subject(subject), figure: writer.figure(shown), changes: after });
}
