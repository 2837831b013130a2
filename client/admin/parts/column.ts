/** One column of a table: what it holds for sorting, filtering and the file, and how it is drawn. */
import type { ComponentChildren } from 'preact';
import type { SortValue } from '../figures/table-rows.ts';

export interface Column<Row> {
  readonly id: string;
  /** Plain words: the heading in the file and for whoever listens. */
  readonly title: string;
  /** Drawn instead of `title`. */
  readonly head?: ComponentChildren;
  /** `figure`: right-aligned in the face of figures; `middle`: the same, centred; `chart`: fills the cell. */
  readonly look?: 'text' | 'figure' | 'middle' | 'chart';
  /** Left out on narrower screens. */
  readonly room?: 'medium' | 'wide';
  value(row: Row): SortValue;
  /** Drawn instead of the value. */
  cell?(row: Row): ComponentChildren;
  /** Beside a heading that opens its row, outside of the link. */
  note?(row: Row): ComponentChildren;
  readonly isBestHigh?: boolean;
  readonly isFixed?: boolean;
  readonly isStrong?: boolean;
  readonly isHiddenAtFirst?: boolean;
  /** Drawn only; it holds nothing that the other columns do not. */
  readonly isPicture?: boolean;
  /** Holds buttons: not sorted, not in the file. */
  readonly isAction?: boolean;
}

export function columnClass<Row>(column: Column<Row>): string {
  return ['cell', `cell-${column.look ?? 'text'}`, column.room === undefined ? '' : `needs-${column.room}`, column.isStrong ? 'cell-strong' : '', column.isFixed ? 'cell-fixed' : '', `column-${column.id}`]
    .filter(Boolean).join(' ');
}
