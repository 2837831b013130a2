/** Figures of past years as they compare with now: null where a comparison would be wrong. */
import { differenceOf } from '../change/change-of.ts';
import type { TableYear } from '../change/index-table.ts';
import { baseFigure } from '../change/transitions.ts';
import type { Rounded } from '../statistics/round-half-up.ts';
import type { FactSubject } from './subject.ts';
import { figureOf, type TableView } from './view.ts';

/** The figure of `then` that the subject's figure is compared with; of a merged unit only where its base was reconstructed. */
export function comparableFigure({ table, now }: TableView, subject: FactSubject, then: TableYear): Rounded | null {
  if (subject.kind !== 'unit') return figureOf(subject, then)?.shown ?? null;
  if (then.year === now.year) return figureOf(subject, now)?.shown ?? null;
  return baseFigure(table, subject.id, { before: then, now }).figure?.shown ?? null;
}

/** The unit's change against the year before; null where there is none or it does not compare. */
export function changeOfUnit(view: TableView, unit: string): Rounded | null {
  const [before] = view.past;
  const figure = view.now.units.get(unit)?.figure ?? null;
  const previous = before === undefined ? null : comparableFigure(view, { kind: 'unit', id: unit }, before);
  return figure === null || previous === null ? null : differenceOf(figure.shown, previous);
}
