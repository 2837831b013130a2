/** Places gained and lost inside a scope since the year before, by the same rule of ties in both years. */
import { comparableFigure } from './comparable.ts';
import type { FactScope } from './subject.ts';
import { standings, type TableView } from './view.ts';

export interface Move {
  readonly unit: string;
  readonly before: number;
  /** Above 0: places gained. */
  readonly moved: number;
}

/** Units with a place in both years whose figures compare. */
export function movesIn(view: TableView, scope: FactScope): Move[] {
  const [before] = view.past;
  if (before === undefined) return [];
  const then = new Map(standings(view, scope, before).map((each) => [each.unit, each.place]));
  return standings(view, scope).flatMap(({ unit, place }): Move[] => {
    const placeThen = then.get(unit);
    if (placeThen === undefined || comparableFigure(view, { kind: 'unit', id: unit }, before) === null) return [];
    return [{ unit, before: placeThen, moved: placeThen - place }];
  });
}
