import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';

interface Row { readonly id: string; readonly name: string; readonly n: number }
const columns: Column<Row>[] = [
  { id: 'unit', title: 'Name', isFixed: true, value: (row) => row.name },
  { id: 'n', title: 'Count', look: 'figure', isBestHigh: true, value: (row) => row.n },
];
const rows: Row[] = [{ id: 'a', name: 'Đồng', n: 2 }, { id: 'b', name: 'An', n: 10 }, { id: 'c', name: 'Em', n: 7 }];
const table = (given: readonly Row[]) => (
  <DataTable fileName="file" caption="Units" columns={columns} rows={given} keyOf={(row) => row.id} hrefOf={(row) => `#/${row.id}`} empty="nothing here" />
);
const heading = (): HTMLElement => screen.getByRole('button', { name: 'Count' });
const names = (): (string | null)[] => [...document.querySelectorAll('tbody th')].map((each) => each.textContent);

afterEach(cleanup);

describe('the table of the console', () => {
  test('a heading sorts by its column and says which way, figures best first', () => {
    render(table(rows));
    fireEvent.click(heading());
    expect(names()).toEqual(['An', 'Em', 'Đồng']);
    expect(heading().closest('th')?.getAttribute('aria-sort')).toBe('descending');
    fireEvent.click(heading());
    expect(names()).toEqual(['Đồng', 'Em', 'An']);
  });

  test('the filter finds names without marks and says so when nothing matches', () => {
    render(table(rows));
    const field = screen.getByRole('searchbox');
    fireEvent.input(field, { target: { value: 'dong' } });
    expect(names()).toEqual(['Đồng']);
    fireEvent.input(field, { target: { value: 'zzz' } });
    expect(screen.getByText(/“zzz”/)).toBeTruthy();
  });

  test('arrow keys lead from row to row', () => {
    render(table(rows));
    screen.getByText('Đồng').focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toBe('An');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'End' });
    expect(document.activeElement?.textContent).toBe('Em');
  });

  test('new figures change cells in place: row elements and focus stay', () => {
    const { rerender } = render(table(rows));
    const link = screen.getByText('Em');
    link.focus();
    rerender(table([{ id: 'c', name: 'Em', n: 8 }, { id: 'a', name: 'Đồng', n: 3 }, { id: 'b', name: 'An', n: 10 }]));
    expect(names()).toEqual(['Em', 'Đồng', 'An']);
    expect(screen.getByText('Em')).toBe(link);
    expect(document.activeElement).toBe(link);
  });

  test('of a hundred thousand rows only those near the view are drawn', () => {
    render(table(Array.from({ length: 100_000 }, (_, index) => ({ id: String(index), name: `Unit ${index}`, n: index }))));
    expect(document.querySelectorAll('tbody th').length).toBeLessThan(80);
    expect(document.querySelector('table')?.getAttribute('aria-rowcount')).toBe('100001');
  });

  test('order and columns last over a reload where the table has a name', () => {
    sessionStorage.clear();
    const named = () => <DataTable fileName="file" keepAs="units" caption="Units" columns={columns} rows={rows} keyOf={(row) => row.id} empty="" />;
    render(named());
    fireEvent.click(heading());
    cleanup();
    render(named());
    expect(names()).toEqual(['An', 'Em', 'Đồng']);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Count', hidden: true }));
    cleanup();
    render(named());
    expect(screen.queryByRole('button', { name: 'Count' })).toBeNull();
  });

  test('only a table that is wider than its page scrolls in itself', () => {
    const widthOf = (wide: number) => vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get')
      .mockImplementation(function (this: HTMLElement) { return this.tagName === 'TABLE' ? wide : 300; });
    widthOf(300);
    render(table(rows));
    expect(screen.queryByRole('region')).toBeNull();
    cleanup();
    widthOf(301);
    render(table(rows));
    expect(screen.getByRole('region', { name: 'Units' }).tabIndex).toBe(0);
    vi.restoreAllMocks();
  });

  test('a table without rows says why instead of showing a blank', () => {
    render(table([]));
    expect(screen.getByText('nothing here')).toBeTruthy();
  });
});
