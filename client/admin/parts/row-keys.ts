/** Focus in the rows of a table: arrow keys lead up, down, to the first, the last, a page on; new figures leave it where it is. */
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const pageRows = 10;

/** Moves the focus from the row where the key was pressed; a row outside the window is scrolled to first. */
export function moveFocus(event: KeyboardEvent, body: HTMLTableSectionElement | null, rowPx: number): void {
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  const at = Number(row?.dataset['row']);
  const wanted = stepOf(event.key, at);
  if (body === null || row === null || wanted === undefined) return;
  event.preventDefault();
  const scroller = body.closest('.table-scroll');
  const rows = [...body.querySelectorAll<HTMLTableRowElement>('tr[data-row]')];
  const target = rows.find((each) => Number(each.dataset['row']) === Math.max(0, wanted)) ?? (wanted > at ? rows.at(-1) : rows[0]);
  if (target === undefined) return;
  (target.querySelector<HTMLElement>('a.row-link') ?? target).focus({ preventScroll: true });
  target.scrollIntoView({ block: 'nearest' });
  if (scroller !== null && target.offsetTop < scroller.scrollTop + rowPx * 2) scroller.scrollTop = Math.max(0, target.offsetTop - rowPx * 3);
}

function stepOf(key: string, at: number): number | undefined {
  switch (key) {
    case 'ArrowDown': return at + 1;
    case 'ArrowUp': return at - 1;
    case 'PageDown': return at + pageRows;
    case 'PageUp': return at - pageRows;
    case 'Home': return 0;
    case 'End': return Number.MAX_SAFE_INTEGER;
    default: return undefined;
  }
}

/** A row that changes its place is taken out and put in again by the page, which drops its focus: it is given back. */
export function useKeptFocus(body: RefObject<HTMLTableSectionElement | null>): void {
  const before = document.activeElement;
  const wasHere = before instanceof HTMLElement && body.current?.contains(before) === true;
  useLayoutEffect(() => {
    if (wasHere && before.isConnected && document.activeElement !== before) before.focus({ preventScroll: true });
  });
}
