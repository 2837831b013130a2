/** The figures once more from the raw responses, in a few lines that share nothing with the product. */
import { parse } from 'csv-parse/sync';

export interface Recomputed {
  readonly n: number;
  readonly answered: number;
  readonly satisfied: number;
  /** Percent, unrounded; NaN when nothing was answered. */
  readonly index: number;
}

/** Share of 4 and 5 among all answers to the questions named, over the rows of a responses CSV. */
export function recompute(csv: Buffer | string, criteria: readonly string[], isWanted: (row: Record<string, string>) => boolean = () => true): Recomputed {
  const rows = (parse(csv, { bom: true, columns: true }) as Record<string, string>[]).filter(isWanted);
  const levels = rows.flatMap((row) => criteria.map((each) => row[each] ?? '')).filter((cell) => cell !== '').map(Number);
  const satisfied = levels.filter((level) => level >= 4).length;
  return { n: rows.length, answered: levels.length, satisfied, index: (100 * satisfied) / levels.length };
}

/** A number of a published table: digits with the decimal sign of the language. */
export function readFigure(text: string): number {
  return Number(text.replace(/[^\d,.]/g, '').replace(/\./g, '').replace(',', '.'));
}
