/**
 * Rows of a table as a person arranges them: sorted by a column, narrowed by words, and cut to the
 * part of a long list that is in view. Names sort the Vietnamese way; what is empty stands last
 * whichever way the column runs.
 */
export type SortValue = string | number | null;
export interface SortOrder {
  readonly column: string;
  readonly isDescending: boolean;
}

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/** Sorted copy; rows that compare equal keep their order. */
export function sortRows<Row>(rows: readonly Row[], valueOf: (row: Row) => SortValue, isDescending: boolean): Row[] {
  return [...rows].sort((left, right) => {
    const [a, b] = [valueOf(left), valueOf(right)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return (isDescending ? -1 : 1) * compare(a, b);
  });
}

function compare(left: string | number, right: string | number): number {
  return typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right));
}

/** Letters without marks and case: what is typed plainly finds a Vietnamese name; d with stroke (U+0111) has no parts to take apart. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\u0111/g, 'd');
}

/** Rows whose text holds every word of `query`. */
export function filterRows<Row>(rows: readonly Row[], textOf: (row: Row) => string, query: string): readonly Row[] {
  const words = plainLetters(query).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = plainLetters(textOf(row));
    return words.every((word) => text.includes(word));
  });
}

export interface RowWindow {
  readonly first: number;
  /** One past the last row drawn. */
  readonly end: number;
  readonly abovePx: number;
  readonly belowPx: number;
}

/** The rows to draw of `count` equally high ones, with some above and below the view. */
export function rowWindow(view: { readonly scrollPx: number; readonly heightPx: number; readonly rowPx: number; readonly count: number }): RowWindow {
  const extra = 20;
  const lastStart = Math.max(0, view.count - Math.ceil(view.heightPx / view.rowPx));
  const at = Math.min(lastStart, Math.max(0, Math.floor(view.scrollPx / view.rowPx)));
  const first = Math.max(0, at - extra);
  const end = Math.min(view.count, at + Math.ceil(view.heightPx / view.rowPx) + extra);
  return { first, end, abovePx: first * view.rowPx, belowPx: (view.count - end) * view.rowPx };
}
