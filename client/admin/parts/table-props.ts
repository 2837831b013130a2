/** What a screen tells a table. */
import type { ComponentChildren } from 'preact';
import type { SortOrder } from '../figures/table-rows.ts';
import type { Column } from './column.ts';

export interface DataTableProps<Row> {
  /** Of the file, without its ending. */
  readonly fileName: string;
  readonly caption: string;
  /** Under which name its order and columns are kept; not kept when absent. */
  readonly keepAs?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  keyOf(row: Row): string;
  hrefOf?(row: Row): string;
  /** Class of a row, given the row above it when the table is in its first order. */
  rowClass?(row: Row, above: Row | undefined): string;
  readonly order?: SortOrder;
  readonly empty: string;
  /** `none`: the header's downloads and filter are left to the screen. */
  readonly tools?: 'all' | 'none';
  readonly extra?: ComponentChildren;
}
