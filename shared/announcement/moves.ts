/** Places gained and lost inside a scope since the year before, by the rule of every other page (`change/places.ts`). */
import { placesMoved } from '../change/places.ts';
import type { FactScope } from './subject.ts';
import { unitsIn, type TableView } from './view.ts';

export interface Move {
  readonly unit: string;
  readonly before: number;
  /** Above 0: places gained. */
  readonly moved: number;
}

/** Comparable units with a place in both years. None where units of the scope were merged or split between the years. */
export function movesIn(view: TableView, scope: FactScope): Move[] {
  const [before] = view.past;
  if (before === undefined) return [];
  const moves = placesMoved(view.table, { before, now: view.now }, unitsIn(view, scope));
  return [...moves].filter(([unit]) => (view.changes.get(unit)?.direction ?? 'not-comparable') !== 'not-comparable')
    .map(([unit, move]) => ({ unit, ...move }));
}
