/** The slope chart as a picture: a line a unit from the year before to this one. */
import { line, text, type Mark, type Picture } from './picture.ts';
import type { YearLine, YearLines } from './year-lines.ts';

const leftPx = 70;
const leadPx = 24;
const slopePx = 300;
const labelsPx = 420;

/** What is written beside a line. */
export interface SlopeWords {
  readonly before: string;
  readonly now: string;
  readonly change: string;
  readonly name: string;
}

export function slopePicture({ title, note, years, drawn, rowPx, wordsOf }: {
  readonly title: string; readonly note: string; readonly years: readonly [number, number]; readonly drawn: YearLines;
  readonly rowPx: number; wordsOf(line: YearLine): SlopeWords;
}): Picture {
  const right = leftPx + 2 * leadPx + slopePx;
  return {
    title, note, widthPx: right + labelsPx, heightPx: drawn.heightPx + 2 * rowPx,
    marks: [
      text({ x: leftPx - 8, y: rowPx / 2 }, String(years[0]), { anchor: 'end', isStrong: true }),
      text({ x: right + 8, y: rowPx / 2 }, String(years[1]), { isStrong: true }),
      ...drawn.lines.flatMap((each) => lineMarks(each, wordsOf(each), 1.5 * rowPx)),
    ],
  };
}

function lineMarks(each: YearLine, words: SlopeWords, top: number): Mark[] {
  const [from, to] = [leftPx + leadPx, leftPx + leadPx + slopePx];
  const right = to + leadPx;
  const [before, now] = [{ x: from, y: each.fromPx + top }, { x: to, y: each.toPx + top }];
  const look = { isStrong: each.isSure === true, tone: each.isSure === true ? 'ink' : 'muted' } as const;
  const tone = each.isSure === true ? 'data' : 'other';
  return [
    line([{ x: leftPx, y: each.fromLabelPx + top }, before], 'rule'),
    line([now, { x: right, y: each.toLabelPx + top }], 'rule'),
    line([before, now], tone, each.isSure === true ? 2 : 1),
    { kind: 'dot', at: before, tone: 'muted', isOpen: true },
    { kind: 'dot', at: now, tone: 'data', isOpen: false },
    text({ x: leftPx - 8, y: each.fromLabelPx + top }, words.before, { ...look, anchor: 'end' }),
    text({ x: right + 8, y: each.toLabelPx + top }, `${words.now}  ${words.change}  ${words.name}`, look),
  ];
}
