/**
 * Ratio columns: every quotient Σ w·g / Σ w·b that figures are made of, as places in a tally
 * vector. g is what a response gains in the column (1 for a satisfied answer, a part of 1 for a
 * mean score), b how many answers it gave there. First the criteria, then the composites, each
 * pooled; a question's options and an expectation index are columns of the same kind.
 */
import type { IndexPlan } from '../index-methods/index-plan.ts';

/** A column over one question. */
export interface AnswerColumn {
  readonly kind: 'answers';
  /** Place of the number of answers. */
  readonly base: number;
  /** Places of the counts that gain something, and what one such answer gains, above 0 to 1. */
  readonly places: readonly number[];
  readonly gains: readonly number[];
}

/** A column over several criteria. */
export interface SumColumn {
  readonly kind: 'sum';
  /** Positions of the columns that it adds up; they stand before it. */
  readonly members: readonly number[];
  /** Place of Σg, Σb, Σg², Σb², Σgb in the vector; null where the tally does not keep them for this choice. */
  readonly squaresAt: number | null;
}

export type RatioColumn = AnswerColumn | SumColumn;

/** Numbers of a column in `columnTotals`: Σg and Σb. */
export const totalsWidth = 2;
/** Numbers of a column in `columnSquares`: Σg², Σgb and Σb². */
export const squaresWidth = 3;

/** The columns of criteria and composites. `squaresAt` gives a composite's place in the vector where its squares hold. */
export function criteriaColumns(plan: IndexPlan, squaresAt: (composite: number) => number | null): RatioColumn[] {
  return [
    ...plan.criteria.map(({ offset, gains }) => answerColumn(offset, gains.map((gain) => gain / plan.fullGain))),
    ...plan.composites.map(({ criteria }, at): RatioColumn => ({ kind: 'sum', members: criteria, squaresAt: squaresAt(at) })),
  ];
}

/** The column of a question that stands at `offset`; `gains` by option. */
export function answerColumn(offset: number, gains: readonly number[]): AnswerColumn {
  const chosen = gains.flatMap((gain, index) => (gain === 0 ? [] : [{ gain, place: offset + 1 + index }]));
  return { kind: 'answers', base: offset, places: chosen.map((each) => each.place), gains: chosen.map((each) => each.gain) };
}

/** Σg and Σb of every column in a tally vector, unweighted; in `totals`, where it is given, which has room for them. */
export function columnTotals(
  columns: readonly RatioColumn[], vector: Float64Array, totals: Float64Array = new Float64Array(columns.length * totalsWidth),
): Float64Array {
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at] as RatioColumn;
    let [gain, base] = [0, 0];
    if (column.kind === 'answers') {
      base = vector[column.base] as number;
      for (let index = 0; index < column.places.length; index += 1) {
        gain += (column.gains[index] as number) * (vector[column.places[index] as number] as number);
      }
    } else {
      for (const member of column.members) {
        gain += totals[member * totalsWidth] as number;
        base += totals[member * totalsWidth + 1] as number;
      }
    }
    totals[at * totalsWidth] = gain;
    totals[at * totalsWidth + 1] = base;
  }
  return totals;
}

/** Σg², Σgb and Σb² over single responses, unweighted; NaN where the tally does not keep them. */
export function columnSquares(columns: readonly RatioColumn[], vector: Float64Array): Float64Array {
  const squares = new Float64Array(columns.length * squaresWidth);
  columns.forEach((column, at) => {
    squares.set(column.kind === 'answers' ? answerSquares(column, vector) : sumSquares(column, vector), at * squaresWidth);
  });
  return squares;
}

/** One answer a response: b is 0 or 1, so Σb² is Σb and Σgb is Σg. */
function answerSquares({ base, places, gains }: AnswerColumn, vector: Float64Array): readonly number[] {
  let [squared, gained] = [0, 0];
  for (let index = 0; index < places.length; index += 1) {
    const gain = gains[index] as number;
    const count = vector[places[index] as number] as number;
    squared += gain * gain * count;
    gained += gain * count;
  }
  return [squared, gained, vector[base] as number];
}

function sumSquares({ squaresAt }: SumColumn, vector: Float64Array): readonly number[] {
  if (squaresAt === null) return [Number.NaN, Number.NaN, Number.NaN];
  return [vector[squaresAt + 2] as number, vector[squaresAt + 4] as number, vector[squaresAt + 3] as number];
}
