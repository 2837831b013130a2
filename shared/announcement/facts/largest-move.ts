/** Who gained, or lost, the most places in a scope since the year before. */
import { fill } from '../../languages/fill.ts';
import { movesIn } from '../moves.ts';
import type { FactScope } from '../subject.ts';
import type { TableView } from '../view.ts';
import type { Writer } from '../writer.ts';

export interface LargestMoveFact {
  readonly kind: 'largest_move';
  readonly scope: FactScope;
  readonly direction: 'up' | 'down';
  readonly previousYear: number;
  readonly units: readonly string[];
  /** Above 0 whatever the direction. */
  readonly places: number;
}

/** When more units moved as far, nobody stands out. */
const unitsAtMost = 3;

export function largestMoveFacts(view: TableView, scope: FactScope): LargestMoveFact[] {
  const [before] = view.past;
  const moves = movesIn(view, scope);
  return (['up', 'down'] as const).flatMap((direction): LargestMoveFact[] => {
    const sign = direction === 'up' ? 1 : -1;
    const places = Math.max(0, ...moves.map((each) => sign * each.moved));
    if (before === undefined || places === 0) return [];
    const units = moves.filter((each) => sign * each.moved === places).map((each) => each.unit);
    return units.length > unitsAtMost ? [] : [{ kind: 'largest_move', scope, direction, previousYear: before.year, units, places }];
  });
}

export function wordLargestMove({ scope, direction, previousYear, units, places }: LargestMoveFact, writer: Writer): string {
  const text = units.length > 1 ? writer.words.largestMoveTogether : writer.words.largestMove;
  return fill(text[direction], { units: writer.units(units), scope: writer.subject(scope), count: writer.count(places), year: previousYear });
}
