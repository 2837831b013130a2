/** Columns that every table of progress has: done of target, bar, missing. */
import { writeCount, writePercent } from '../../../kit/language/formats.ts';
import { sharePercent } from '../../figures/plan.ts';
import type { Column } from '../../parts/column.ts';
import { t } from '../../state/words.ts';

interface Counted {
  readonly target: number;
  readonly responses: number;
}

/** `plannedOf` gives the mark on the bar; undefined leaves it out. */
export function progressColumns<Row extends Counted>(plannedOf: (row: Row) => number | undefined): Column<Row>[] {
  return [
    { id: 'n', title: t('columnResponses'), look: 'figure', isStrong: true, isBestHigh: true, value: (row) => row.responses, cell: (row) => writeCount(row.responses) },
    { id: 'target', title: t('columnTarget'), look: 'figure', isBestHigh: true, value: (row) => row.target, cell: (row) => writeCount(row.target) },
    {
      id: 'done', title: `${t('columnDone')}, %`, head: t('columnDone'), look: 'figure', value: (row) => shareOf(row),
      cell: (row) => { const share = sharePercent(row.responses, row.target); return share === null ? t('noFigure') : writePercent(share); },
    },
    { id: 'bar', title: t('columnProgress'), head: t('columnProgress'), look: 'chart', room: 'medium', isPicture: true, value: () => null, cell: (row) => <Bar row={row} planned={plannedOf(row)} /> },
    { id: 'missing', title: t('columnMissing'), look: 'figure', room: 'medium', isBestHigh: true, value: (row) => Math.max(0, row.target - row.responses), cell: (row) => writeCount(Math.max(0, row.target - row.responses)) },
  ];
}

function shareOf(row: Counted): number | null {
  return row.target <= 0 ? null : Number(sharePercent(row.responses, row.target));
}

function Bar({ row, planned }: { readonly row: Counted; readonly planned: number | undefined }) {
  const whole = Math.max(row.target, row.responses, 1);
  return (
    <span class="row-bar" aria-hidden="true">
      <i class="row-bar-done" style={{ width: `${(100 * row.responses) / whole}%` }} />
      {planned === undefined || planned === 0 ? null : <i class="row-bar-mark" style={{ left: `${(100 * planned) / whole}%` }} />}
    </span>
  );
}
