/** The ranking as a picture: a row a unit, its interval as a whisker, its index as a dot. */
import { placeOn, type Axis } from './axis.ts';
import { line, text, type Mark, type Picture } from './picture.ts';

export interface PictureRow {
  readonly rank: string;
  readonly name: string;
  readonly figure: string;
  /** Percent; null where there is none. */
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const rowPx = 24;
const rankPx = 40;
const namePx = 300;
const chartPx = 420;
const figurePx = 70;
const whiskerPx = 4;

export function rankingPicture({ title, note, rows, axis, mean }: {
  readonly title: string; readonly note: string; readonly rows: readonly PictureRow[]; readonly axis: Axis;
  /** The group's own figure, percent. */
  readonly mean: number | null;
}): Picture {
  const xOf = (value: number): number => rankPx + namePx + (placeOn(axis, value) / 100) * chartPx;
  const bottom = rowPx * (rows.length + 1);
  const ruled = axis.ticks.flatMap((tick): Mark[] => [
    text({ x: xOf(tick), y: rowPx / 2 }, tick === axis.to ? `${tick}%` : String(tick), { anchor: 'middle', tone: 'muted' }),
    line([{ x: xOf(tick), y: rowPx }, { x: xOf(tick), y: bottom }], 'rule'),
  ]);
  return {
    title, note, widthPx: rankPx + namePx + chartPx + figurePx, heightPx: bottom,
    marks: [
      ...ruled,
      ...(mean === null ? [] : [line([{ x: xOf(mean), y: rowPx }, { x: xOf(mean), y: bottom }], 'ink')]),
      ...rows.flatMap((row, at) => rowMarks(row, rowPx * (at + 1.5), xOf)),
    ],
  };
}

function rowMarks({ rank, name, figure, index, low, high }: PictureRow, y: number, xOf: (value: number) => number): Mark[] {
  return [
    text({ x: rankPx - 12, y }, rank, { anchor: 'end', isStrong: true }),
    text({ x: rankPx, y }, name),
    ...(low === null || high === null ? [] : [line([{ x: xOf(low), y }, { x: xOf(high), y }], 'other', whiskerPx)]),
    ...(index === null ? [] : [{ kind: 'dot', at: { x: xOf(index), y }, tone: 'data', isOpen: false } as const]),
    text({ x: rankPx + namePx + chartPx + figurePx, y }, figure, { anchor: 'end', isStrong: true }),
  ];
}
