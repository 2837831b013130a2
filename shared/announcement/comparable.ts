/** Figures of past years as they compare with now: null where a comparison would be wrong. */
import type { TableYear } from '../change/index-table.ts';
import type { Rounded } from '../statistics/round-half-up.ts';
import type { FactSubject } from './subject.ts';
import { difference, figureOf, type TableView } from './view.ts';

/** The figure of `then` that the subject's figure is compared with. */
export function comparableFigure(view: TableView, subject: FactSubject, then: TableYear): Rounded | null {
  if (subject.kind === 'unit' && hasChanged(view, subject.id, then.year)) return null;
  return figureOf(subject, then)?.shown ?? null;
}

function hasChanged({ table, now }: TableView, unit: string, then: number): boolean {
  return table.transitions.some((each) => each.after.includes(unit) && Number(each.from.slice(0, 4)) > then && Number(each.from.slice(0, 4)) <= now.year);
}

/** The unit's change against the year before; null where there is none or it does not compare. */
export function changeOfUnit(view: TableView, unit: string): Rounded | null {
  const [before] = view.past;
  const figure = view.now.units.get(unit)?.figure ?? null;
  const previous = before === undefined ? null : comparableFigure(view, { kind: 'unit', id: unit }, before);
  return figure === null || previous === null ? null : difference(figure.shown, previous);
}
