/** What a person did to a table: order, words to filter by, columns shown, the row with the focus. */
import { useMemo, useState } from 'preact/hooks';
import { filterRows, sortRows, type SortOrder } from '../figures/table-rows.ts';
import { recallTable, rememberTable } from '../state/table-memory.ts';
import type { Column } from './column.ts';
import type { DataTableProps } from './table-props.ts';

export interface TableState<Row> {
  readonly shown: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly order: SortOrder | undefined;
  readonly query: string;
  readonly hidden: readonly string[];
  sortBy(column: Column<Row>): void;
  setQuery(query: string): void;
  toggle(column: string): void;
}

export function useTable<Row>(
  { rows, columns: all, order: first, keepAs }: Pick<DataTableProps<Row>, 'rows' | 'columns' | 'order' | 'keepAs'>,
): TableState<Row> {
  const kept = useMemo(() => recallTable(keepAs), [keepAs]);
  const [order, setOrder] = useState<SortOrder | undefined>(kept.order ?? first);
  const [query, setQuery] = useState('');
  const [hidden, setHidden] = useState<readonly string[]>(kept.hidden ?? all.filter((each) => each.isHiddenAtFirst).map((each) => each.id));
  const shown = useMemo(() => {
    const textOf = (row: Row): string => all.map((each) => String(each.value(row) ?? '')).join(' ');
    const found = filterRows(rows, textOf, query);
    const column = all.find((each) => each.id === order?.column);
    return column === undefined ? found : sortRows(found, column.value, order?.isDescending ?? false);
  }, [rows, all, order, query]);
  return {
    shown, order, query, hidden, setQuery,
    columns: all.filter((each) => !hidden.includes(each.id)),
    sortBy: (column) => {
      const next = { column: column.id, isDescending: order?.column === column.id ? !order.isDescending : column.isBestHigh === true };
      setOrder(next);
      rememberTable(keepAs, { order: next });
    },
    toggle: (id) => {
      const next = hidden.includes(id) ? hidden.filter((each) => each !== id) : [...hidden, id];
      setHidden(next);
      rememberTable(keepAs, { hidden: next });
    },
  };
}
