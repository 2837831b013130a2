/**
 * Tally cells split by the categories of the margins: one pass over the stored answer bytes, after
 * which weighting and variance never look at a single response again.
 */
import type { SamplePosition } from '../response/model.ts';
import { unanswered, routedOut } from '../tally/answer-codes.ts';
import { foldResponse } from '../tally/fold.ts';
import { talliedQuestion, type TallyLayout } from '../tally/layout.ts';
import type { Margin, MarginCell } from './calibration.ts';

export interface MarginCells {
  /** Adds one response by its answer codes. */
  add(position: SamplePosition, codes: Uint8Array): void;
  /** The cells so far, sorted. */
  cells(): MarginCell[];
}

/** Starts collecting; `margins` must be without `marginIssues`. */
export function collectMarginCells(layout: TallyLayout, margins: readonly Margin[]): MarginCells {
  const sources = margins.map((margin) => categoryTable(layout, margin));
  const cells = new Map<string, MarginCell>();
  return {
    add(position, codes) {
      const categories = sources.map(({ codeOffset, byCode }) => byCode[codes[codeOffset] ?? unanswered] as number);
      const key = `${position.stratum}\u0000${position.cluster}\u0000${position.unit}\u0000${position.weight}\u0000${categories.join()}`;
      let cell = cells.get(key);
      if (cell === undefined) {
        cell = { position, categories, vector: new Float64Array(layout.length) };
        cells.set(key, cell);
      }
      foldResponse(layout, codes, { vector: cell.vector, times: 1 });
    },
    cells: () => sortCells([...cells.values()]),
  };
}

/** By stratum, cluster, unit, weight and categories, compared by code unit. */
export function sortCells<Cell extends MarginCell>(cells: readonly Cell[]): Cell[] {
  const isSorted = cells.every((cell, at) => at === 0 || compareCells(cells[at - 1] as Cell, cell) <= 0);
  return isSorted ? [...cells] : [...cells].sort(compareCells);
}

function compareCells(left: MarginCell, right: MarginCell): number {
  return compare(left.position.stratum, right.position.stratum)
    || compare(left.position.cluster, right.position.cluster)
    || compare(left.position.unit, right.position.unit)
    || left.position.weight - right.position.weight
    || compareLists(left.categories, right.categories);
}

interface CategoryTable {
  readonly codeOffset: number;
  /** Category by answer code. */
  readonly byCode: readonly number[];
}

function categoryTable(layout: TallyLayout, { question, shares }: Margin): CategoryTable {
  const { shape, codeOffset } = talliedQuestion(layout, question);
  const values = [...shares.keys()];
  const byCode = Array.from({ length: 256 }, () => values.length);
  shape.options.forEach((option, index) => {
    const at = values.indexOf(option.value);
    byCode[1 + index] = at < 0 ? -1 - index : at;
  });
  byCode[unanswered] = values.length;
  byCode[routedOut] = values.length;
  return { codeOffset, byCode };
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function compareLists(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
