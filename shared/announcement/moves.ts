/** Places gained and lost inside a scope since the year before, by the same rule of ties in both years. */
import type { TableYear } from '../change/index-table.ts';
import { transitionsBetween } from '../change/transitions.ts';
import type { FactScope } from './subject.ts';
import { standings, unitsIn, type TableView } from './view.ts';

export interface Move {
  readonly unit: string;
  readonly before: number;
  /** Above 0: places gained. */
  readonly moved: number;
}

/** Units with a place in both years. None where units of the scope became others between the years: these are places in two lists. */
export function movesIn(view: TableView, scope: FactScope): Move[] {
  const [before] = view.past;
  if (before === undefined || isTouched(view, scope, before)) return [];
  const then = new Map(standings(view, scope, before).map((each) => [each.unit, each.place]));
  return standings(view, scope).flatMap(({ unit, place }): Move[] => {
    const placeThen = then.get(unit);
    return placeThen === undefined ? [] : [{ unit, before: placeThen, moved: placeThen - place }];
  });
}

function isTouched(view: TableView, scope: FactScope, before: TableYear): boolean {
  const members = new Set(unitsIn(view, scope));
  return transitionsBetween(view.table, { before, now: view.now }).some((each) => [...each.before, ...each.after].some((id) => members.has(id)));
}
