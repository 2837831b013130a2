/** How far a figure lies from the one of the whole, or from the nation's, which is given from outside. */
import { differenceOf } from '../../change/change-of.ts';
import { fill } from '../../languages/fill.ts';
import type { Rounded } from '../../statistics/round-half-up.ts';
import type { FactSubject } from '../subject.ts';
import { figureOf, type TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface DistanceFact {
  readonly kind: 'distance';
  readonly subject: FactSubject;
  readonly year: number;
  readonly shown: Rounded;
  readonly reference: { readonly kind: 'whole' | 'national'; readonly shown: Rounded };
  /** Percentage points: subject − reference, between shown figures. */
  readonly distance: Rounded;
}

/** The whole against the nation; a unit against the whole, and against the nation. */
export function distanceFacts(view: TableView, subject: FactSubject): DistanceFact[] {
  const shown = figureOf(subject, view.now)?.shown;
  if (shown === undefined) return [];
  const whole = subject.kind === 'whole' ? undefined : view.now.overall?.shown;
  const { national } = view.options;
  const references: DistanceFact['reference'][] = [
    ...(whole === undefined ? [] : [{ kind: 'whole' as const, shown: whole }]),
    ...(national === undefined ? [] : [{ kind: 'national' as const, shown: national }]),
  ];
  return references.map((reference): DistanceFact =>
    ({ kind: 'distance', subject, year: view.now.year, shown, reference, distance: differenceOf(shown, reference.shown) }));
}

export function wordDistance({ subject, year, shown, reference, distance }: DistanceFact, writer: Writer): string {
  const { distanceUp, distanceDown, distanceNone, nation } = writer.words;
  return fill(distance.scaled > 0 ? distanceUp : distance.scaled < 0 ? distanceDown : distanceNone, {
    title: writer.title, year, subject: writer.subject(subject), figure: writer.figure(shown),
    reference: reference.kind === 'national' ? nation : writer.subject({ kind: 'whole' }),
    referenceFigure: writer.figure(reference.shown), points: writer.points(distance),
  });
}
