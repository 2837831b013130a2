/**
 * The console's table: sticky header, sorting, filter, choice of columns, arrow keys, a download of
 * what is shown, and a window on long lists. Rows keep their elements by key, so that new figures
 * change cells in place and neither scroll nor focus is lost.
 */
import { t } from '../state/words.ts';
import { downloadTable } from './download.ts';
import { TableBody } from './table-body.tsx';
import { TableHead } from './table-head.tsx';
import type { DataTableProps } from './table-props.ts';
import { TableTools } from './table-tools.tsx';
import { useTable } from './use-table.ts';

const longList = 300;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const table = useTable(props);
  const isFirstOrder = table.order?.column === props.order?.column && table.order?.isDescending === props.order?.isDescending;
  const isLong = table.shown.length > longList;
  const save = (): void => downloadTable(props.fileName, props.columns, table.shown);
  if (props.rows.length === 0) return <p class="empty">{props.empty}</p>;
  return (
    <div class="table-frame">
      {props.tools === 'none' ? null : <TableTools table={table} total={props.rows.length} all={props.columns} onSave={save} extra={props.extra} />}
      <TableBody key={props.fileName} table={table} props={props} isFirstOrder={isFirstOrder} isLong={isLong} onSave={save} head={<TableHead table={table} />} />
      {table.shown.length === 0 ? (
        <p class="empty">{t('filterNone', { query: table.query })}{' '}
          <button type="button" class="link" onClick={() => table.setQuery('')}>{t('filterClear')}</button></p>
      ) : null}
    </div>
  );
}
