/** Hands files to the browser: a table that is shown, or an export of the server. */
import { tableCsv } from '../figures/table-csv.ts';
import { readSession } from '../state/server.ts';
import { noticeSessionEnd } from '../state/session.ts';
import type { Column } from './column.ts';

export function downloadTable<Row>(fileName: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const kept = columns.filter((each) => !each.isPicture && !each.isAction);
  const text = tableCsv(kept.map((each) => each.title), rows.map((row) => kept.map((each) => each.value(row))));
  saveFile(`${fileName}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

/**
 * Hands a file of the server to the browser, which streams it. A browser says nothing useful about a
 * download that the server refuses, so the session is asked first; rejects with what is in the way.
 */
export async function beginDownload(address: string): Promise<void> {
  try {
    await readSession();
  } catch (trouble) {
    if (noticeSessionEnd(trouble)) return;
    throw trouble;
  }
  followLink(address, '');
}

/** Hands text to the browser as a file; plain text unless it is another kind. */
export function saveText(name: string, text: string, type = 'text/plain;charset=utf-8'): void {
  saveFile(name, new Blob([text], { type }));
}

/** Hands a drawing to the browser as a file. */
export function savePicture(name: string, svg: string): void {
  saveFile(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }));
}

function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  followLink(address, name);
  URL.revokeObjectURL(address);
}

/** An empty name leaves the server's own. */
function followLink(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
