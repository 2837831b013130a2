import { describe, expect, test } from 'vitest';
import { percentAxis } from './axis.ts';
import { svgOf, type Picture } from './picture.ts';
import { rankingPicture } from './ranking-picture.ts';
import { slopePicture } from './slope-picture.ts';
import { waterfallPicture } from './waterfall-picture.ts';

const look = { colours: { paper: '#fff', ink: '#111', muted: '#777', data: '#00f', other: '#88f', rule: '#ccc' }, face: '"Face A", serif' };
const read = (picture: Picture): Document => new DOMParser().parseFromString(svgOf(picture, look), 'image/svg+xml');
const texts = (picture: Picture): (string | null)[] => [...read(picture).querySelectorAll('text')].map((each) => each.textContent);

const row = (name: string, index: number | null, low: number | null, high: number | null) => (
  { rank: '1', name, figure: index === null ? '–' : String(index), index, low, high });

describe('a chart as a picture', () => {
  const axis = percentAxis([60]);
  const ranking = (rows: Parameters<typeof rankingPicture>[0]['rows'], mean: number | null = null) => rankingPicture({ title: 'T', note: 'N', rows, axis, mean });

  test('is a drawing of its own size that holds title, note and every name, whatever signs are in them', () => {
    const picture = rankingPicture({ title: 'Sở <A> & "B"', note: 'N', rows: [row('Xã Đông <1>', 80, 70, 90)], axis, mean: null });
    const svg = read(picture);
    expect(svg.querySelector('parsererror')).toBeNull();
    expect(svg.documentElement.getAttribute('font-family')).toBe('"Face A", serif');
    expect(Number(svg.documentElement.getAttribute('height'))).toBeGreaterThan(picture.heightPx);
    for (const words of ['Sở <A> & "B"', 'N', 'Xã Đông <1>', '80']) expect(texts(picture)).toContain(words);
  });

  test('of a ranking draws an index inside its whisker, and neither for a unit without', () => {
    const svg = read(ranking([row('a', 80, 70, 90), row('b', null, null, null)]));
    const dots = [...svg.querySelectorAll('circle')];
    const whisker = [...svg.querySelectorAll('line')].filter((each) => each.getAttribute('stroke') === '#88f');
    expect([dots.length, whisker.length]).toEqual([1, 1]);
    const [left, at, right] = [whisker[0]?.getAttribute('x1'), dots[0]?.getAttribute('cx'), whisker[0]?.getAttribute('x2')].map(Number);
    expect(left).toBeLessThan(at ?? 0);
    expect(right).toBeGreaterThan(at ?? 0);
  });

  test('of a ranking rules the mean of the group where there is one', () => {
    const ruled = (mean: number | null): number => [...read(ranking([row('a', 80, 70, 90)], mean)).querySelectorAll('line')].filter((each) => each.getAttribute('stroke') === '#111').length;
    expect([ruled(null), ruled(75)]).toEqual([0, 1]);
  });

  test('of two years leads from every figure of then to that of now', () => {
    const drawn = {
      axis, heightPx: 100,
      lines: [{ id: 'a', before: 80, now: 90, change: 10, isSure: true, fromPx: 50, toPx: 10, fromLabelPx: 50, toLabelPx: 12 }],
    };
    const picture = slopePicture({ title: 'T', note: 'N', years: [2025, 2026], drawn, rowPx: 20, wordsOf: () => ({ before: '80', now: '90', change: '+10', name: 'Sở A' }) });
    expect(texts(picture)).toEqual(['T', 'N', '2025', '2026', '80', '90  +10  Sở A']);
    const strong = [...read(picture).querySelectorAll('line')].find((each) => each.getAttribute('stroke') === '#00f');
    expect(Number(strong?.getAttribute('y2'))).toBeLessThan(Number(strong?.getAttribute('y1')));
  });

  test('of a difference begins each step where the one before ended', () => {
    const drawn = {
      from: 80, to: 90, axis: { from: 0, to: 100, ticks: [0, 100], isCut: false },
      steps: [{ id: 'a', contribution: '15', from: 80, to: 95, isAlong: true }, { id: 'b', contribution: '-5', from: 95, to: 90, isAlong: false }],
    };
    const picture = waterfallPicture({ title: 'T', note: 'N', drawn, names: ['then', 'A', 'B', 'now'], figures: ['80', '+15', '−5', '90'] });
    const bars = picture.marks.flatMap((each) => (each.kind === 'bar' ? [[each.at.x, each.at.x + each.size.widthPx]] : []));
    expect(bars).toHaveLength(4);
    expect(bars[1]?.[1]).toBe(bars[2]?.[1]);
    expect(texts(picture).slice(2)).toEqual(['then', '80', 'A', '+15', 'B', '−5', 'now', '90']);
  });
});
