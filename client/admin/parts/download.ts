/** Hands a table to the browser as a file. */
import { tableCsv } from '../figures/table-csv.ts';
import type { Column } from './column.ts';

export function downloadTable<Row>(fileName: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const kept = columns.filter((each) => !each.isPicture && !each.isAction);
  const text = tableCsv(kept.map((each) => each.title), rows.map((row) => kept.map((each) => each.value(row))));
  saveFile(`${fileName}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
