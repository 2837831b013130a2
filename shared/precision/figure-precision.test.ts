import { describe, expect, it } from 'vitest';
import type { Figure } from '../index-methods/figures.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import { atGroupEdge, designEffect, effectiveResponses, figurePrecision, intervalQuantile, type FigureBasis } from './figure-precision.ts';

const basis = (change: Partial<FigureBasis> = {}, df = 19): FigureBasis => ({
  index: 80, edge: null, spread: { variance: 0.0025, squares: 16 }, sample: { n: 100, weight: 100, df },
  answered: 400, quantile: intervalQuantile(df), isCensus: false, wilson: null, ...change,
});
const nothing = { se: null, low: null, high: null, deff: null };

describe('how sure a figure is', () => {
  it('is its standard error, the interval of Student’s t on the logit scale, and the design effect', () => {
    // R 4.2.2: 100 * plogis(qlogis(0.8) + c(-1, 1) * qt(0.975, 19) * 0.05 / (0.8 * 0.2))
    const { se, low, high, deff, df, reason } = figurePrecision(basis());
    expect([se, df, reason]).toEqual([5, 19, null]);
    expect(low).toBeCloseTo(67.5293199668, 9);
    expect(high).toBeCloseTo(88.4970366055, 9);
    expect(deff).toBeCloseTo(0.0025 / ((100 / 99) * 16), 12);
  });

  it('cannot be said below one degree of freedom, whatever else is known', () => {
    for (const df of [0, -1, 0.5]) {
      for (const edge of [null, 'all', 'none'] as const) {
        expect(figurePrecision(basis({ edge }, df))).toEqual({ ...nothing, df, reason: 'too_few_clusters' });
      }
    }
    expect(figurePrecision(basis({}, 1)).reason).toBeNull();
  });

  it('at 0 and 100 is an exact interval of the responses without a standard error, also where the answers were not read', () => {
    const spread = { variance: Number.NaN, squares: Number.NaN };
    // R 4.2.2: binom.test(100, 100)$conf.int
    const all = figurePrecision(basis({ index: 100, edge: 'all', spread }));
    expect(all).toMatchObject({ se: null, deff: null, high: 100, reason: 'at_edge' });
    expect(all.low).toBeCloseTo(96.37833073548, 8);
    const none = figurePrecision(basis({ index: 0, edge: 'none' }));
    expect(none).toMatchObject({ low: 0, reason: 'at_edge' });
    expect(none.high).toBeCloseTo(3.62166926452, 8);
  });

  it('needs the answers where the tally tells no variance, and only for the design effect where it tells no squares', () => {
    expect(figurePrecision(basis({ spread: { variance: Number.NaN, squares: 16 } }))).toEqual({ ...nothing, df: 19, reason: 'answers_needed' });
    const half = figurePrecision(basis({ spread: { variance: 0.0025, squares: Number.NaN } }));
    expect(half).toMatchObject({ se: 5, deff: null, reason: 'answers_needed' });
    expect(half.low).not.toBeNull();
  });

  it('is not certain where every cluster has the same share, but is where everyone was asked', () => {
    const spread = { variance: 0, squares: 16 };
    expect(figurePrecision(basis({ spread }))).toEqual({ ...nothing, df: 19, reason: 'no_variation' });
    expect(figurePrecision(basis({ spread, isCensus: true }))).toMatchObject({ se: 0, low: 80, high: 80, reason: null });
  });

  it('of a single question without any design is Wilson’s interval', () => {
    const { low, high } = wilsonInterval(80, 100, 0.95);
    const found = figurePrecision(basis({ wilson: { satisfied: 80, answered: 100 } }));
    expect(found.low).toBeCloseTo(100 * low, 12);
    expect(found.high).toBeCloseTo(100 * high, 12);
  });
});

describe('the exact interval of a unit', () => {
  const unit = (index: number): Figure => ({ n: 12, answered: 12, satisfied: index / 100 * 12, index, shown: null, ...figurePrecision({ ...basis(), index, edge: index === 0 ? 'none' : 'all', sample: { n: 12, weight: 12, df: 5 } }) });

  it('counts with the responses that the design effect of its group leaves, never with more than there are', () => {
    const twelve = { n: 12, answered: 60 };
    expect([effectiveResponses(twelve, null), effectiveResponses(twelve, 0.5), effectiveResponses(twelve, 1), effectiveResponses(twelve, 3)]).toEqual([12, 12, 12, 4]);
    expect(atGroupEdge(unit(100), 3).low).toBeCloseTo(100 * 0.025 ** (1 / 4), 10);
    expect(atGroupEdge(unit(0), 3).high).toBeCloseTo(100 - 100 * 0.025 ** (1 / 4), 10);
    expect(atGroupEdge(unit(100), 0.5)).toEqual(unit(100));
  });

  it('counts one answer among many responses as one', () => {
    expect(effectiveResponses({ n: 1200, answered: 1 }, null)).toBe(1);
    expect(figurePrecision(basis({ index: 100, edge: 'all', answered: 1 })).low).toBeCloseTo(2.5, 10);
    expect(atGroupEdge({ ...unit(100), answered: 4 }, 2).low).toBeCloseTo(100 * 0.025 ** (1 / 2), 10);
  });

  it('leaves every other figure as it is', () => {
    const other = { ...unit(100), reason: null };
    expect(atGroupEdge(other, 3)).toBe(other);
  });
});

describe('a design effect', () => {
  it('is none where a simple random sample would not vary, or where there was but one response', () => {
    expect(designEffect({ spread: { variance: 0.1, squares: 0 }, sample: { n: 10, weight: 10, df: 1 } })).toBeNull();
    expect(designEffect({ spread: { variance: 0.1, squares: Number.NaN }, sample: { n: 10, weight: 10, df: 1 } })).toBeNull();
    expect(designEffect({ spread: { variance: 0.5, squares: 0.18 }, sample: { n: 10, weight: 10, df: 1 } })).toBeCloseTo(2.5, 12);
  });
});
