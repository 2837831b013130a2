import { t } from '../state/words.ts';
import { columnClass, type Column } from './column.ts';
import type { TableState } from './use-table.ts';

/** Headings; each that can be sorted by is a button that says so. */
export function TableHead<Row>({ table }: { readonly table: TableState<Row> }) {
  return (
    <thead>
      <tr>{table.columns.map((column) => <Heading key={column.id} column={column} table={table} />)}</tr>
    </thead>
  );
}

function Heading<Row>({ column, table }: { readonly column: Column<Row>; readonly table: TableState<Row> }) {
  const isSorted = table.order?.column === column.id;
  const direction = table.order?.isDescending ? 'descending' : 'ascending';
  if (column.isAction) return <th scope="col" class={columnClass(column)}><span class="only-heard">{column.title}</span></th>;
  if (column.isPicture) return <th scope="col" class={columnClass(column)}><span class="only-heard">{column.title}</span>{column.head}</th>;
  return (
    <th scope="col" class={columnClass(column)} aria-sort={isSorted ? direction : undefined}>
      <button type="button" class="sort" title={t('sortBy', { column: column.title })} onClick={() => table.sortBy(column)}>
        <span>{column.head ?? column.title}</span>
        {isSorted ? <span class="sort-mark" aria-hidden="true">{table.order?.isDescending ? '↓' : '↑'}</span> : null}
      </button>
    </th>
  );
}
