import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Estimate, PairLink } from '../precision/estimate.ts';
import { edgePairP } from './edge-pair-p.ts';
import { pairP, placeEstimate, reachOf } from './pair-p.ts';
import { twoSidedP } from '../statistics/student-t.ts';
import { surelyDifferent } from './surely-different.ts';

const wide = { lowest: 1e-14, highest: 0.999 };
const between = (index: number, se: number, df: number | null = 40): Estimate => ({ index, se, df, effectiveResponses: null });
const edge = (index: 0 | 100, effectiveResponses: number | null): Estimate => ({ index, se: null, df: null, effectiveResponses });
const pOf = (left: Estimate, right: Estimate, link: PairLink = { covariance: 0, df: 40 }): number =>
  pairP(placeEstimate(left), placeEstimate(right), { link: () => link, range: wide });
const independent = (): PairLink => ({ covariance: 0, df: null });
const relativeError = (value: number, expected: number): number => Math.abs(value / expected - 1);

describe('a pair between 0 and 100', () => {
  it('has the p value of the difference of logits', () => {
    // R 4.2.2: f <- function(p, s) c(qlogis(p), (s/(p*(1-p)))^2); a <- f(.95, .005); b <- f(.9, .005)
    // 2*pt(-abs(a[1]-b[1])/sqrt(a[2]+b[2]), 40)
    expect(relativeError(pOf(between(95, 0.5), between(90, 0.5)), 1.922802640419e-7)).toBeLessThan(1e-9);
    expect(relativeError(pOf(between(95, 0.5), between(94.8, 0.5)), 0.7788454126677)).toBeLessThan(1e-9);
  });

  it('is surer of a difference when the two share clusters that push both the same way', () => {
    // R 4.2.2, a and b as above: cv <- .00001/(.95*.05*.9*.1); 2*pt(-abs(a[1]-b[1])/sqrt(a[2]+b[2]-2*cv), 40)
    const shared = pOf(between(95, 0.5), between(90, 0.5), { covariance: 0.1, df: 40 });
    expect(relativeError(shared, 2.219662853066e-9)).toBeLessThan(1e-9);
    expect(pOf(between(95, 0.5), between(90, 0.5), { covariance: -0.1, df: 40 })).toBeGreaterThan(pOf(between(95, 0.5), between(90, 0.5)));
  });

  it('takes the degrees of freedom of both where those of the pair are not known', () => {
    const link = { covariance: 0, df: null };
    expect(pOf(between(95, 0.5, 4), between(90, 1.5, 4), link)).toBeGreaterThan(pOf(between(95, 0.5, 4), between(90, 1.5, 4)));
    // Two of unknown degrees of freedom: normal. R 4.2.2: the same with pnorm.
    expect(relativeError(pOf(between(95, 0.5, null), between(94.8, 0.5, null), link), 0.7773874711778)).toBeLessThan(1e-9);
    // Equal parts, equal logit spread: twice the degrees of freedom.
    expect(relativeError(pOf(between(60, 2, 10), between(40, 2, 10), link), pOf(between(60, 2), between(40, 2), { covariance: 0, df: 20 }))).toBeLessThan(1e-9);
  });

  it('of one degree of freedom can still differ', () => {
    // Cauchy: R 4.2.2: 2*pt(-abs(a[1]-b[1])/sqrt(a[2]+b[2]), 1)
    expect(relativeError(pOf(between(95, 0.5, 1), between(90, 0.5, 1), { covariance: 0, df: 1 }), 0.1005626297416)).toBeLessThan(1e-9);
  });

  it('of which nothing can be said is never different', () => {
    expect(pOf(between(95, 0.5), { index: 10, se: null, df: null, effectiveResponses: null })).toBe(1);
    expect(pOf(between(95, 0.5), between(10, 0.5, 0))).toBe(1);
    expect(pOf(between(95, 0.5), between(10, 0.5), { covariance: 0, df: 0 })).toBe(1);
    expect(pairP(placeEstimate(null), placeEstimate(between(10, 0.5)), { link: () => ({ covariance: 0, df: 40 }), range: wide })).toBe(1);
    expect(pOf(between(95, 0), between(10, 0))).toBe(1);
    expect(pOf(between(60, 2), between(40, 2), { covariance: 4, df: 40 })).toBe(1);
  });
});

describe('a pair whose reach is known', () => {
  const range = { lowest: 0.05 / 1953, highest: 0.05 };
  const reach = reachOf(range);
  const [left, right] = [between(90, 0.5), (away: number) => between(90 - away, 0.5)];
  const both = (away: number, df: number): readonly [number, number] => {
    const link = (): PairLink => ({ covariance: 0, df });
    const places = [placeEstimate(left), placeEstimate(right(away))] as const;
    return [pairP(...places, { link, range, reach }), pairP(...places, { link, range })];
  };

  it('has the same p value within the levels that are asked for; outside of them it may be 0 and 1', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 8, noNaN: true }), fc.double({ min: 1, max: 5000, noNaN: true }), (away, df) => {
      const [spared, whole] = both(away, df);
      if (spared !== whole) expect(spared).toBe(whole < range.lowest ? 0 : whole > range.highest ? 1 : whole);
    }));
    expect([both(0, 18)[0], both(8, 40)[0]]).toEqual([1, 0]);
  });

  it('is spared nothing that lies at a level, in the smallest ranking and in the largest', () => {
    for (const pairs of [1, 1_999_000]) {
      const known = reachOf({ lowest: 0.05 / pairs, highest: 0.05 });
      for (const df of [1, 1.9, 30, 100_000, Infinity]) {
        expect(twoSidedP(known.to(df), df)).toBeLessThan(0.05 / pairs);
        expect(twoSidedP(known.from, df)).toBeGreaterThan(0.05);
      }
    }
  });
});

describe('a unit at an edge', () => {
  it('has as its p value the level at which the intervals part', () => {
    // R 4.2.2: e <- function(a, n) (a/2)^(1/n); u <- function(a, p, s, df) plogis(qlogis(p) + qt(1 - a/2, df) * s/(p*(1-p)))
    // uniroot(function(la) e(exp(la), 1200) - u(exp(la), .99, .002, 30), c(-20, -.1), tol = 1e-13)
    expect(relativeError(pOf(edge(100, 1200), between(99, 0.2, 30)), 0.00344448490912)).toBeLessThan(1e-9);
    expect(relativeError(pOf(edge(0, 1200), between(1, 0.2, 30)), 0.00344448490912)).toBeLessThan(1e-9);
    expect(relativeError(pOf(edge(100, 12), between(90, 2, 30)), 0.63754649166)).toBeLessThan(1e-9);
  });

  it('of few responses is not surely better than a good one, of many it is', () => {
    expect(pOf(edge(100, 12), between(95, 0.5))).toBe(1);
    expect(pOf(edge(100, 1200), between(95, 0.5))).toBeLessThan(1e-6);
  });

  it('differs from the other edge by the exact intervals, and never from its own', () => {
    // (a/2)^(1/12) = 1 − (a/2)^(1/12): a = 2 · 0.5^12.
    expect(relativeError(pOf(edge(100, 12), edge(0, 12)), 2 * 0.5 ** 12)).toBeLessThan(1e-9);
    expect(pOf(edge(0, 12), edge(100, 12))).toBe(pOf(edge(100, 12), edge(0, 12)));
    // (a/2)^(1/3) = 1 − (a/2)^(1/40) has its root where R 4.2.2 says: 2 * uniroot(function(x) x^(1/3) + x^(1/40) - 1, c(1e-12, .4), tol = 1e-15)$root
    expect(relativeError(pOf(edge(0, 40), edge(100, 3)), 0.005258667151594)).toBeLessThan(1e-6);
    expect(pOf(edge(100, 12), edge(100, 1_000_000))).toBe(1);
    expect(pOf(edge(0, 12), edge(0, 1_000_000))).toBe(1);
  });

  it('without an interval is never different', () => {
    expect([pOf(edge(100, null), between(10, 0.5)), pOf(between(10, 0.5), edge(100, null))]).toEqual([1, 1]);
  });

  it('is sought only between the levels that are asked for', () => {
    const far = { kind: 'between', logit: 0, se: 0.01, df: 40 } as const;
    expect(edgePairP({ kind: 'all', responses: 1200 }, far, { lowest: 0.0001, highest: 0.05 })).toBe(0);
    expect(edgePairP({ kind: 'all', responses: 1 }, far, { lowest: 0.0001, highest: 0.05 })).toBe(1);
  });
});

describe('surely different', () => {
  it('is told for pairs of the same group together: more units make single claims harder', () => {
    const pair = [between(92, 1), between(88, 1)];
    expect(surelyDifferent(pair, independent)(0, 1)).toBe(1);
    const crowd = [...pair, ...Array.from({ length: 20 }, () => between(90, 1))];
    expect(surelyDifferent(crowd, independent)(0, 1)).toBe(0);
  });

  it('names the better one from either side', () => {
    const compare = surelyDifferent([between(80, 0.5), between(95, 0.5), between(80, 0.5)], independent);
    expect([compare(0, 1), compare(1, 0), compare(0, 2)]).toEqual([-1, 1, 0]);
    const apart = surelyDifferent([between(60, 0.5), between(80, 0.5), between(95, 0.5)], independent);
    expect([0, 1, 2].map((at) => apart(at, at))).toEqual([0, 0, 0]);
  });

  it('claims nothing at a level that nothing reaches, and nothing of too many units', () => {
    expect(surelyDifferent([between(95, 0.5), between(80, 0.5)], independent, 1e-30)(0, 1)).toBe(0);
    const crowd = Array.from({ length: 2001 }, (_, at) => between(at === 0 ? 99 : 1, 0.001));
    expect(surelyDifferent(crowd, independent)(0, 1)).toBe(0);
    expect(surelyDifferent(crowd.slice(0, 300), independent)(0, 1)).toBe(1);
  });

  it('asks once what links a pair, the lower index first', () => {
    const asked: string[] = [];
    surelyDifferent([between(95, 1), between(90, 1), edge(100, 50), between(85, 1)], (left, right) => {
      asked.push(`${left}-${right}`);
      return independent();
    });
    expect(asked).toEqual(['0-1', '0-3', '1-3']);
  });

  it('says what the definition says, pair by pair', () => {
    const estimate = fc.oneof(
      fc.record({ index: fc.double({ min: 1, max: 99, noNaN: true }), se: fc.option(fc.double({ min: 0.1, max: 3, noNaN: true })), df: fc.option(fc.integer({ min: 1, max: 60 })) })
        .map((each): Estimate => ({ ...each, effectiveResponses: null })),
      fc.record({ index: fc.constantFrom(0, 100), effectiveResponses: fc.option(fc.double({ min: 5, max: 3000, noNaN: true })) })
        .map((each): Estimate => ({ ...each, se: null, df: null })));
    fc.assert(fc.property(fc.array(estimate, { minLength: 2, maxLength: 9 }), (estimates) => {
      const pairs = estimates.flatMap((right, at) => estimates.slice(0, at).map((left, before) => ({ left: before, right: at, p: pOf(left, right, independent()) })));
      pairs.sort((one, other) => one.p - other.p);
      const kept = pairs.findIndex(({ p }, at) => p > 0.05 / (pairs.length - at));
      const compare = surelyDifferent(estimates, independent);
      pairs.forEach(({ left, right }, at) => {
        const isSure = kept === -1 || at < kept;
        const better = (estimates[left]?.index ?? 0) > (estimates[right]?.index ?? 0) ? 1 : -1;
        expect(compare(left, right)).toBe(isSure ? better : 0);
        expect(compare(right, left)).toBe(isSure ? -better : 0);
      });
    }));
  });
});
