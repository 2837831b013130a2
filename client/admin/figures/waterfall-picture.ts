/** The waterfall as a picture: from one index to the other, a row a step. */
import { placeOn } from './axis.ts';
import { line, text, type Mark, type Picture } from './picture.ts';
import type { Waterfall } from './waterfall.ts';

const rowPx = 32;
const barPx = 16;
const namePx = 240;
const chartPx = 360;
const labelPx = 90;

export function waterfallPicture({ title, note, drawn, names, figures }: {
  readonly title: string; readonly note: string; readonly drawn: Waterfall;
  /** Of the first end, of every step, of the last end; and what is written beside each. */
  readonly names: readonly string[]; readonly figures: readonly string[];
}): Picture {
  const xOf = (value: number): number => namePx + (placeOn(drawn.axis, value) / 100) * chartPx;
  const rows = [
    { from: drawn.from, to: drawn.from, tone: 'ink' as const },
    ...drawn.steps.map(({ from, to, isAlong }) => ({ from, to, tone: isAlong ? 'data' as const : 'other' as const })),
    { from: drawn.to, to: drawn.to, tone: 'ink' as const },
  ];
  const marks = rows.flatMap(({ from, to, tone }, at): Mark[] => {
    const y = rowPx * (at + 0.5);
    const [left, right] = [Math.min(xOf(from), xOf(to)), Math.max(xOf(from), xOf(to))];
    const isEnd = at === 0 || at === rows.length - 1;
    return [
      ...(at === rows.length - 1 ? [] : [line([{ x: xOf(to), y }, { x: xOf(to), y: y + rowPx }], 'rule')]),
      { kind: 'bar', at: { x: left, y: y - barPx / 2 }, size: { widthPx: Math.max(3, right - left), heightPx: barPx }, tone },
      text({ x: 0, y }, names[at] ?? '', { isStrong: isEnd }),
      text({ x: namePx + chartPx + labelPx, y }, figures[at] ?? '', { anchor: 'end', isStrong: isEnd }),
    ];
  });
  return { title, note, widthPx: namePx + chartPx + labelPx, heightPx: rowPx * rows.length, marks };
}
