import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { writeCount } from '../../kit/language/formats.ts';
import { Button } from '../../kit/ui/button.tsx';
import { t } from '../state/words.ts';
import type { Column } from './column.ts';
import type { TableState } from './use-table.ts';

interface ToolsProps<Row> {
  readonly table: TableState<Row>;
  readonly total: number;
  readonly all: readonly Column<Row>[];
  onSave(): void;
  readonly extra?: ComponentChildren;
}

/** The line above a table: filter, how many rows are shown, columns, download. */
export function TableTools<Row>({ table, total, all, onSave, extra }: ToolsProps<Row>) {
  const id = useId();
  const choosable = all.filter((each) => !each.isFixed && !each.isAction);
  return (
    <div class="table-tools">
      <label class="only-heard" for={id}>{t('filterTable')}</label>
      <input id={id} class="desk-input" type="search" placeholder={t('filterTable')} value={table.query}
        onInput={(event) => table.setQuery(event.currentTarget.value)} />
      {table.query === '' ? null : (
        <span class="muted figures" role="status">{t('rowsShown', { shown: writeCount(table.shown.length), total: writeCount(total) })}</span>
      )}
      <span class="table-tools-end">
        {extra}
        <details class="pop">
          <summary class="button button-quiet button-compact">{t('columnsShown')}</summary>
          <fieldset class="pop-sheet">
            <legend class="only-heard">{t('columnsShown')}</legend>
            {choosable.map((column) => (
              <label key={column.id} class="check">
                <input type="checkbox" checked={!table.hidden.includes(column.id)} onChange={() => table.toggle(column.id)} />{column.title}
              </label>
            ))}
          </fieldset>
        </details>
        <Button kind="quiet" compact icon="download" onClick={onSave}>{t('downloadTable')}</Button>
      </span>
    </div>
  );
}
