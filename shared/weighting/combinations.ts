/**
 * Combinations of categories: all that weighting needs of the cells. A survey of a million
 * responses has a few hundred of them, so raking costs next to nothing.
 */
import { countOffset } from '../tally/layout.ts';
import type { MarginCell } from './calibration.ts';

export interface Combination {
  /** Category of every margin. */
  readonly categories: readonly number[];
  /** Sum of the design weights of its responses. */
  readonly designTotal: number;
}

export interface Combinations {
  /** In the order in which the cells bring them. */
  readonly list: readonly Combination[];
  /** Position in `list` by cell. */
  readonly combinationOf: Int32Array;
}

/** The combinations of `cells`, whose `position.weight` is still the design weight. */
export function combine(cells: readonly MarginCell[]): Combinations {
  const { keys, combinationOf } = groupByCategories(cells);
  const totals = new Float64Array(keys.length);
  cells.forEach((cell, at) => {
    const index = combinationOf[at] as number;
    totals[index] = (totals[index] as number) + cell.position.weight * (cell.vector[countOffset] as number);
  });
  return { combinationOf, list: keys.map((categories, at) => ({ categories, designTotal: totals[at] as number })) };
}

/** The distinct combinations of categories and, by cell, the position of its own. */
export function groupByCategories(
  cells: readonly MarginCell[],
): { readonly keys: readonly (readonly number[])[]; readonly combinationOf: Int32Array } {
  const positions = new Map<string, number>();
  const keys: (readonly number[])[] = [];
  const combinationOf = Int32Array.from(cells, ({ categories }) => {
    const key = categories.join();
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, keys.length);
    return keys.push(categories) - 1;
  });
  return { keys, combinationOf };
}
