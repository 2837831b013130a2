import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { Report, UnitFigures } from '#shared/report/report.ts';
import { sampleFigure, sampleReport, sampleScope, sampleUnit } from '../testing/sample-report.ts';
import { branchColumns, hasHeat } from './branch-columns.tsx';
import { chartColumn } from './chart-column.tsx';
import { DataTable } from './data-table.tsx';
import { rankColumns, rankingRowClass } from './ranking-columns.tsx';
import { rankingScope } from './ranking-scope.ts';

const place = (rank: number, rankLow: number, rankHigh: number, tieGroup: number): Partial<UnitFigures> => ({ rank, rankLow, rankHigh, tieGroup });
const group = (shown: string, interval: readonly [number, number]) => ({ id: 'a', ...sampleFigure(shown, interval) });
const branch = { id: 'a', kind: 'group', shortLabel: { vi: 'A' } } as const;
const units = [
  sampleUnit('first', '98.10', { ...place(1, 1, 2, 1), ...sampleScope(sampleFigure('98.10', [95, 99])), groups: [group('99.00', [97, 100])] }),
  sampleUnit('second', '97.00', { ...place(2, 1, 2, 1), groups: [group('93.00', [90, 96])] }),
  sampleUnit('third', '80.00', { ...place(3, 3, 3, 2), groups: [group('80.00', [70, 92.5])] }),
  sampleUnit('small', '99.00', { rankReason: 'below_minimum_sample', ...sampleScope(sampleFigure('99.00', undefined, 12)) }),
];
const made = sampleReport(units);
const report: Report = {
  ...made,
  unitGroups: made.unitGroups.map((each) => ({ ...each, groups: [group('93.00', [92, 94])] })),
  regions: [{ id: 'r', name: { vi: 'Vùng' }, units: [{ id: 'third', rank: 1, rankLow: 1, rankHigh: 1, tieGroup: 1, isTied: false, rankReason: null }] }],
};

function show(id = 'g'): void {
  const scope = rankingScope(report, [], id);
  if (scope === undefined) throw new Error('The sample has this scope.');
  render(<DataTable fileName="f" caption="c" columns={[...rankColumns(scope), chartColumn(scope), ...branchColumns(scope, [branch])]} rows={scope.units} rowClass={rankingRowClass(scope)} keyOf={(unit) => unit.id} hrefOf={(unit) => `#/${unit.id}`} empty="" />);
}
const rowOf = (name: string): HTMLTableRowElement | null => screen.getByRole('link', { name }).closest('tr');

afterEach(cleanup);

describe('the rows of a ranking', () => {
  test('possible ranks stand beside the rank, one number where the rank is sure', () => {
    show();
    expect(rowOf('first')?.textContent).toContain('1–2');
    expect(rowOf('third')?.querySelector('.column-range')?.textContent).toBe('3');
  });

  test('a bracket holds those that no test separates, and no one else', () => {
    show();
    expect([...document.querySelectorAll('tbody tr')].map((row) => /bracket-(first|middle|last)/.exec(row.className)?.[0] ?? '')).toEqual(['bracket-first', 'bracket-last', '', '']);
  });

  test('a unit below the minimum sample has no rank and says why, outside of its link', () => {
    show();
    expect(rowOf('small')?.querySelector('.column-rank')?.textContent).toBe('–');
    expect(rowOf('small')?.textContent).toContain('12 phiếu, chưa đủ 30 để xếp hạng');
  });

  test('a cell of the heat map is coloured only when the group lies outside the unit\'s interval', () => {
    show();
    const heat = (name: string): string | undefined => rowOf(name)?.querySelector('.heat')?.className;
    expect([heat('first'), heat('second'), heat('third')]).toEqual(['heat heat-above', 'heat', 'heat heat-below']);
    const scope = rankingScope(report, [], 'g');
    expect(scope === undefined ? undefined : hasHeat(scope, [branch])).toBe(true);
  });

  test('the whisker is as long as the interval, on the same axis as the dot', () => {
    show();
    const cell = rowOf('first')?.querySelector<HTMLElement>('.whisker');
    const [from, length] = [Number.parseFloat(cell?.style.left ?? ''), Number.parseFloat(cell?.style.width ?? '')];
    const dot = Number.parseFloat(rowOf('first')?.querySelector<HTMLElement>('.dot')?.style.left ?? '');
    expect(from).toBeLessThan(dot);
    expect(from + length).toBeGreaterThan(dot);
  });

  test('a region ranks its own units, by its own places', () => {
    show('r');
    expect(screen.getAllByRole('link').map((each) => each.textContent)).toEqual(['third']);
    expect(rowOf('third')?.querySelector('.column-rank')?.textContent).toBe('1');
  });
});
