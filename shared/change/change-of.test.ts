import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { exactInterval } from '../statistics/exact-interval.ts';
import { changeOf, differenceOf } from './change-of.ts';
import type { TableFigure } from './index-table.ts';
import { estimateOfFigure, intervalOfFigure } from './table-estimate.ts';

const figure = (index: number, parts: Partial<TableFigure> = {}): TableFigure =>
  ({ shown: { scaled: Math.round(index * 100), decimals: 2 }, index, se: null, low: null, high: null, df: null, ...parts });
const expectEnds = ({ changeLow, changeHigh }: { readonly changeLow: number | null; readonly changeHigh: number | null }, [low, high]: readonly [number, number]): void => {
  expect(Math.abs((changeLow ?? Number.NaN) - low)).toBeLessThan(1e-9);
  expect(Math.abs((changeHigh ?? Number.NaN) - high)).toBeLessThan(1e-9);
};

describe('a change', () => {
  it.each([[83.94, 82.66, 1.28, 'up'], [82.66, 80.08, 2.58, 'up'], [84.05, 82.23, 1.82, 'up'], [92.88, 95, -2.12, 'down'], [100, 100, 0, 'unchanged']] as const)(
    'from %d after %d is the difference of the shown figures: %d', (now, before, change, direction) => {
      expect(changeOf(figure(now), figure(before))).toEqual({ change, changeLow: null, changeHigh: null, direction });
    });

  it('by less than what is shown is none', () => {
    expect(changeOf(figure(92.881), figure(92.879))).toMatchObject({ change: 0, direction: 'unchanged' });
  });

  it('between figures with different decimals loses no digit', () => {
    expect(differenceOf({ scaled: 9288, decimals: 2 }, { scaled: 950, decimals: 1 })).toEqual({ scaled: -212, decimals: 2 });
    expect(differenceOf({ scaled: 950, decimals: 1 }, { scaled: 9288, decimals: 2 })).toEqual({ scaled: 212, decimals: 2 });
  });
});

describe('the interval of a change', () => {
  it('of independent years is that of R', () => {
    // R 4.2.2: -2.12 + c(-1, 1) * qnorm(.975) * sqrt(.4^2 + .3^2)
    expectEnds(changeOf(figure(92.88, { se: 0.4 }), figure(95, { se: 0.3 })), [-3.09998199227, -1.14001800773]);
    // v <- c(.4^2, .3^2); df <- sum(v)^2 / sum(v^2 / c(20, 11)); -2.12 + c(-1, 1) * qt(.975, df) * sqrt(sum(v))
    expectEnds(changeOf(figure(92.88, { se: 0.4, df: 20 }), figure(95, { se: 0.3, df: 11 })), [-3.1397615327245, -1.1002384672755]);
  });

  it('is narrower where both years stand on the same clusters', () => {
    // R 4.2.2: -2.12 + c(-1, 1) * qt(.975, df) * sqrt(sum(v) - 2 * .05)
    expectEnds(changeOf(figure(92.88, { se: 0.4, df: 20 }), figure(95, { se: 0.3, df: 11 }), 0.05), [-2.909903886669, -1.330096113331]);
  });

  it('that covariance would leave no spread is a point, not an error', () => {
    expectEnds(changeOf(figure(92, { se: 0.3 }), figure(91, { se: 0.3 }), 0.2), [1, 1]);
  });

  it('of a figure at 100 comes from its exact interval', () => {
    const low = 100 * exactInterval('all', 1200, 0.95).low;
    // R 4.2.2: l <- 100*.025^(1/1200); i <- 100*plogis(qlogis(.985) + c(-1, 1)*qnorm(.975)*.004/(.985*.015))
    // c(1.5 - sqrt((100 - l)^2 + (i[2] - 98.5)^2), 1.5 + sqrt((98.5 - i[1])^2))
    const before = figure(98.5, { se: 0.4 });
    expectEnds(changeOf(figure(100, { low, high: 100 }), before), [0.81520808323744, 2.52347383649509]);
    const back = changeOf(before, figure(100, { low, high: 100 }));
    expect(back.changeHigh).toBeCloseTo(-(changeOf(figure(100, { low, high: 100 }), before).changeLow ?? 0), 12);
  });

  it('is not known where one of the two figures is not known to be sure', () => {
    const unknown = { changeLow: null, changeHigh: null };
    expect(changeOf(figure(92), figure(91, { se: 0.3 }))).toMatchObject(unknown);
    expect(changeOf(figure(92, { se: 0.3 }), figure(91))).toMatchObject(unknown);
    expect(changeOf(figure(100), figure(91, { se: 0.3 }))).toMatchObject(unknown);
    expect(changeOf(figure(92, { se: 0.3, df: 0.5 }), figure(91, { se: 0.001, df: 0.5 }))).toMatchObject(unknown);
  });

  it('holds the change, and turned round is the same with the other sign', () => {
    const anyFigure = fc.record({ index: fc.integer({ min: 1, max: 9999 }), se: fc.double({ min: 0, max: 3, noNaN: true }), df: fc.option(fc.integer({ min: 1, max: 90 })) })
      .map(({ index, se, df }) => figure(index / 100, { se, df }));
    fc.assert(fc.property(anyFigure, anyFigure, (now, before) => {
      const [there, back] = [changeOf(now, before), changeOf(before, now)];
      expect((there.changeLow ?? 0) <= there.change && there.change <= (there.changeHigh ?? 0)).toBe(true);
      expect([back.change + there.change, Math.abs((back.changeLow ?? 0) + (there.changeHigh ?? 0)) < 1e-9]).toEqual([0, true]);
    }));
  });
});

describe('a figure of a table', () => {
  it('at an edge gives back the responses that its exact interval stands on', () => {
    for (const responses of [12, 1200, 37.5]) {
      expect(estimateOfFigure(figure(100, { low: 100 * exactInterval('all', responses, 0.95).low, high: 100 })).effectiveResponses).toBeCloseTo(responses, 6);
      expect(estimateOfFigure(figure(0, { low: 0, high: 100 * exactInterval('none', responses, 0.95).high })).effectiveResponses).toBeCloseTo(responses, 6);
    }
    expect(estimateOfFigure(figure(100)).effectiveResponses).toBeNull();
    expect(estimateOfFigure(figure(90, { se: 0.5, df: 12 }))).toEqual({ index: 90, se: 0.5, df: 12, effectiveResponses: null });
  });

  it('has the interval that came with it, else that of its standard error', () => {
    expect(intervalOfFigure(figure(90, { se: 1, low: 87, high: 92 }))).toEqual({ low: 87, high: 92 });
    // R 4.2.2: 100 * plogis(qlogis(.985) + c(-1, 1) * qnorm(.975) * .004/(.985*.015))
    const interval = intervalOfFigure(figure(98.5, { se: 0.4 }));
    expect(interval?.low).toBeCloseTo(97.476526163505, 9);
    expect(interval?.high).toBeCloseTo(99.112152851786, 9);
    expect([intervalOfFigure(figure(98.5)), intervalOfFigure(figure(100, { se: 0 })), intervalOfFigure(figure(90, { se: 1, df: 0.3 }))]).toEqual([null, null, null]);
  });
});
