import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { rowWindow } from '../figures/table-rows.ts';
import { t } from '../state/words.ts';
import { columnClass, type Column } from './column.ts';
import { moveFocus, useKeptFocus } from './row-keys.ts';
import { useOverflow } from './use-overflow.ts';
import type { DataTableProps } from './table-props.ts';
import type { TableState } from './use-table.ts';

const viewPx = 640;
/** As `look/tokens.css` has it: the rows of a long list are all of this height. */
const rowHeightPx = (): number => (matchMedia('(pointer: coarse)').matches ? 48 : 24);

interface BodyProps<Row> {
  readonly table: TableState<Row>;
  readonly props: DataTableProps<Row>;
  readonly head: ComponentChildren;
  readonly isFirstOrder: boolean;
  readonly isLong: boolean;
  onSave(): void;
}

/** The rows; of a long list only those near the view. */
export function TableBody<Row>({ table, props, head, isFirstOrder, isLong, onSave }: BodyProps<Row>) {
  const [scrollPx, setScrollPx] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const isWider = useOverflow(scroller);
  const rowPx = useMemo(rowHeightPx, []);
  useKeptFocus(body);
  const all = table.shown;
  const view = isLong ? rowWindow({ scrollPx, heightPx: viewPx, rowPx, count: all.length }) : { first: 0, end: all.length, abovePx: 0, belowPx: 0 };
  const keys = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 't' && !event.ctrlKey && !event.metaKey && !event.altKey) onSave();
    else moveFocus(event, body.current, rowPx);
  };
  return (
    <div ref={scroller} class={['table-scroll', isLong || isWider ? 'table-scroll-own' : '', isLong ? 'table-scroll-long' : ''].filter(Boolean).join(' ')} tabIndex={isLong || isWider ? 0 : undefined}
      role={isLong || isWider ? 'region' : undefined} aria-label={isLong || isWider ? props.caption : undefined} onScroll={isLong ? (event) => setScrollPx(event.currentTarget.scrollTop) : undefined}>
      <table class="data-table" aria-rowcount={all.length + 1}>
        <caption class="only-heard">{props.caption}. {t('tableKeys')}</caption>
        {head}
        <tbody ref={body} onKeyDown={keys}>
          <Space heightPx={view.abovePx} columns={table.columns.length} />
          {all.slice(view.first, view.end).map((row, index) => (
            <Row key={props.keyOf(row)} row={row} columns={table.columns} href={props.hrefOf?.(row)} number={view.first + index}
              look={isFirstOrder ? props.rowClass?.(row, all[view.first + index - 1]) : undefined} />
          ))}
          <Space heightPx={view.belowPx} columns={table.columns.length} />
        </tbody>
      </table>
    </div>
  );
}

interface RowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly href: string | undefined;
  readonly number: number;
  readonly look: string | undefined;
}

function Row<Row>({ row, columns, href, number, look }: RowProps<Row>) {
  const open = (event: MouseEvent): void => {
    const isOwn = event.target instanceof Element && event.target.closest('a, button') === null;
    if (href !== undefined && isOwn && getSelection()?.isCollapsed !== false) location.hash = href;
  };
  return (
    <tr class={[look ?? '', href === undefined ? '' : 'row-opens'].join(' ')} aria-rowindex={number + 2} data-row={number}
      tabIndex={href === undefined ? -1 : undefined} onClick={open}>
      {columns.map((column) => <Cell key={column.id} column={column} row={row} href={href} />)}
    </tr>
  );
}

function Cell<Row>({ column, row, href }: { readonly column: Column<Row>; readonly row: Row; readonly href: string | undefined }) {
  const value = column.cell ? column.cell(row) : column.value(row) ?? t('noFigure');
  const isHeading = column.isFixed === true;
  const content = isHeading && href !== undefined ? <a class="row-link" href={href}>{value}</a> : value;
  return isHeading
    ? <th scope="row" class={columnClass(column)}>{content}{column.note?.(row)}</th>
    : <td class={columnClass(column)} title={isCuttable(column) ? String(value) : undefined}>{content}</td>;
}

/** Plain words may be too long for their column: what is cut there is told on a touch or a rest of the mouse. */
function isCuttable<Row>(column: Column<Row>): boolean {
  return (column.look ?? 'text') === 'text' && column.cell === undefined;
}

function Space({ heightPx, columns }: { readonly heightPx: number; readonly columns: number }) {
  return heightPx > 0 ? <tr aria-hidden="true"><td colSpan={columns} class="space" style={{ height: `${heightPx}px` }} /></tr> : null;
}
