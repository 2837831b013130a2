import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import jstat from 'jstat';
import golden from './distributions.golden.json' with { type: 'json' };
import { exactInterval } from './exact-interval.ts';
import { holmRejections } from './holm.ts';
import { logitInterval, type Interval } from './interval.ts';
import { wilsonInterval } from './wilson.ts';

const expectInterval = ({ low, high }: Interval, expected: readonly [number, number]): void => {
  expect(Math.abs(low - expected[0])).toBeLessThan(1e-13);
  expect(Math.abs(high - expected[1])).toBeLessThan(1e-13);
};

describe("Wilson's interval", () => {
  it.each([
    // R 4.2.2: prop.test(x, n, correct = FALSE, conf.level = level)$conf.int
    [81, 263, 0.95, [0.2552885198782743, 0.3662095769828002]], [0, 20, 0.95, [0, 0.1611251580528193]],
    [20, 20, 0.95, [0.8388748419471806, 1]], [1, 29, 0.95, [0.006113214292762661, 0.1717552187932028]],
    [13_482, 14_516, 0.99, [0.9230711292205459, 0.9340736030286562]],
  ] as const)('of %d among %d at %d is that of R', (satisfied, answered, level, expected) => {
    expectInterval(wilsonInterval(satisfied, answered, level), expected);
  });

  it('holds the share and stays within 0 and 1', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (answered, part) => {
      const satisfied = Math.round(answered * part);
      const { low, high } = wilsonInterval(satisfied, answered, 0.95);
      expect(low >= 0 && low <= satisfied / answered && satisfied / answered <= high && high <= 1).toBe(true);
    }));
  });
});

describe('the exact interval', () => {
  it.each([
    // R 4.2.2: binom.test(n, n, conf.level = level)$conf.int and binom.test(0, n)$conf.int; qbeta(c(.025, .975), …) for the fraction
    ['all', 12, 0.95, [0.7353515306029489, 1]], ['all', 1200, 0.95, [0.9969306538918997, 1]], ['all', 12, 0.99, [0.6430540834175721, 1]],
    ['none', 12, 0.95, [0, 0.2646484693970511]], ['none', 1200, 0.95, [0, 0.003069346108100283]],
    ['all', 7.3, 0.95, [0.6033088932608177, 1]], ['none', 7.3, 0.95, [0, 0.3966911067391823]],
  ] as const)('at %s of %d at %d is that of R', (edge, responses, level, expected) => {
    expectInterval(exactInterval(edge, responses, level), expected);
  });

  it('is the beta quantile that jstat gives', () => {
    for (const n of [1, 5, 37.5, 400]) expect(exactInterval('all', n, 0.95).low).toBeCloseTo(jstat.beta.inv(0.025, n, 1), 8);
  });
});

describe('the interval on the logit scale', () => {
  it.each([
    // R 4.2.2: plogis(qlogis(p) + c(-1, 1) * qt((1 + level) / 2, df) * se / (p * (1 - p)))
    [{ share: 0.9288, se: 0.0121, df: 30, level: 0.95 }, [0.8997746503993097, 0.9498877355553815]],
    [{ share: 0.5, se: 0.1, df: 7, level: 0.9 }, [0.3191172686652042, 0.6808827313347958]],
    [{ share: 0.997, se: 0.003, df: Infinity, level: 0.95 }, [0.9789643562259653, 0.9995788078147665]],
  ] as const)('of %o is that of R', (estimate, expected) => {
    expectInterval(logitInterval(estimate), expected);
  });

  it('holds the share, never leaves 0 to 1, and is wider the surer it must be', () => {
    const estimate = { share: fc.double({ min: 0.0001, max: 0.9999, noNaN: true }), se: fc.double({ min: 0, max: 0.3, noNaN: true }), df: fc.double({ min: 1, max: 1e5, noNaN: true }) };
    fc.assert(fc.property(fc.record(estimate), (given) => {
      const [narrow, wide] = [logitInterval({ ...given, level: 0.9 }), logitInterval({ ...given, level: 0.95 })];
      expect(0 <= wide.low && wide.low <= narrow.low && narrow.low <= given.share + 1e-12).toBe(true);
      expect(given.share - 1e-12 <= narrow.high && narrow.high <= wide.high && wide.high <= 1).toBe(true);
    }));
  });
});

describe("Holm's rule", () => {
  it('rejects what R rejects', () => {
    const cases = golden['p.adjust(p, method = "holm") <= 0.05'];
    expect(cases.map(({ p }) => p.length)).toEqual([1, 4, 40, 200]);
    for (const { p, rejected } of cases) expect(holmRejections(p, 0.05)).toEqual(rejected);
  });

  it('takes the edge of the level for sure, and stops at the first that is not', () => {
    expect(holmRejections([0.05], 0.05)).toEqual([true]);
    expect(holmRejections([0.025, 0.05, 0.03], 0.05)).toEqual([false, false, false]);
    expect(holmRejections([0.01, 0.04, 0.03, 0.005], 0.05)).toEqual([true, false, false, true]);
    expect(holmRejections([], 0.05)).toEqual([]);
  });

  it('says the same whatever the order, and of equal values the same', () => {
    const pValues = fc.array(fc.integer({ min: 0, max: 60 }).map((value) => value / 1000), { maxLength: 30 });
    fc.assert(fc.property(pValues.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list.map((_, at) => at), { minLength: list.length }))), ([list, order]) => {
      const rejected = holmRejections(list, 0.05);
      expect(holmRejections(order.map((at) => list[at] ?? 0), 0.05)).toEqual(order.map((at) => rejected[at]));
      list.forEach((p, left) => list.forEach((other, right) => { if (p === other) expect(rejected[left]).toBe(rejected[right]); }));
    }));
  });

  it('rejects no more than without the other comparisons, and at least what Bonferroni rejects', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { minLength: 1 }), (list) => {
      const rejected = holmRejections(list, 0.05);
      list.forEach((p, at) => {
        if (rejected[at] === true) expect(p).toBeLessThanOrEqual(0.05);
        if (p <= 0.05 / list.length) expect(rejected[at]).toBe(true);
      });
    }));
  });
});
