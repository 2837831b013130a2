import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import jstat from 'jstat';
import golden from './distributions.golden.json' with { type: 'json' };
import { gammaRatio } from './gamma-ratio.ts';
import { expit, logit } from './logit.ts';
import { normalCdf, normalQuantile, normalTail } from './normal.ts';
import { studentCdf, studentQuantile, twoSidedP } from './student-t.ts';
import { studentTail } from './student-tail.ts';

/** Golden entries are [argument, df, value], df null for infinity. */
const entries = (list: readonly (readonly (number | null)[])[]) =>
  list.map(([argument, df, value]) => ({ argument: argument ?? Number.NaN, df: df ?? Infinity, value: value ?? Number.NaN }));
const tails = entries(golden['pt(t, df, lower.tail = FALSE)']);
const quantiles = entries(golden['qt(p, df)']);
const relativeError = (value: number, expected: number): number => Math.abs(value - expected) / Math.max(Math.abs(expected), 1e-300);
const degrees = fc.oneof(fc.double({ min: 0.5, max: 200, noNaN: true }), fc.integer({ min: 1, max: 1_000_000 }), fc.constant(Infinity));
const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe('Student t', () => {
  it('has the tails of R to 12 digits, from one degree of freedom to infinity', () => {
    expect(tails).toHaveLength(15 * 12);
    for (const { argument, df, value } of tails) expect(relativeError(studentTail(argument, df), value), `${argument} ${df}`).toBeLessThan(1e-12);
  });

  it('has the quantiles of R to 12 digits, in both tails', () => {
    expect(quantiles).toHaveLength(15 * 13);
    for (const { argument, df, value } of quantiles) expect(relativeError(studentQuantile(argument, df), value), `${argument} ${df}`).toBeLessThan(1e-12);
  });

  it.each([1, 2, 5, 17, 58, 99, 100, 250, 1107])('agrees with jstat at %d degrees of freedom, as far as jstat is exact', (df) => {
    for (const t of [-4, -1.5, 0.2, 1, 2.3, 6]) expect(Math.abs(studentCdf(t, df) - jstat.studentt.cdf(t, df))).toBeLessThan(1e-7);
    for (const p of [0.005, 0.025, 0.3, 0.9, 0.975, 0.995]) expect(relativeError(studentQuantile(p, df), jstat.studentt.inv(p, df))).toBeLessThan(1e-7);
  });

  it('is symmetric, and both sides of it together are twice one', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 50, noNaN: true }), degrees, (t, df) => {
      expect(Math.abs(studentCdf(-t, df) + studentCdf(t, df) - 1)).toBeLessThan(1e-15);
      expect(studentCdf(-t, df)).toBeLessThanOrEqual(studentCdf(t, df) + 1e-15);
      expect(twoSidedP(-t, df)).toBe(twoSidedP(t, df));
      expect(Math.abs(twoSidedP(t, df) - 2 * studentTail(t, df))).toBeLessThan(1e-15);
      expect(twoSidedP(t, df)).toBeLessThanOrEqual(1);
    }));
  });

  it('at its quantile has passed the share that was asked for', () => {
    fc.assert(fc.property(share, degrees, (p, df) => {
      const quantile = studentQuantile(p, df);
      const tail = quantile < 0 ? studentTail(-quantile, df) : studentTail(quantile, df);
      expect(relativeError(tail, Math.min(p, 1 - p))).toBeLessThan(1e-11);
      expect(Math.sign(quantile)).toBe(Math.sign(p - 0.5));
    }));
  });

  it('falls without a step where one formula takes over from another', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 9, noNaN: true }), fc.double({ min: 1, max: 130, noNaN: true }), (t, df) => {
      expect(studentTail(t + 1e-6, df)).toBeLessThan(studentTail(t, df));
    }));
    for (const t of [0.3, 1.7, 4, 7.9, 9]) expect(relativeError(studentTail(t, 100 - 1e-10), studentTail(t, 100))).toBeLessThan(1e-9);
  });

  it('has ends: all of it is above minus infinity', () => {
    expect([studentCdf(-Infinity, 3), studentCdf(Infinity, 3), studentCdf(0, 3), studentQuantile(0.5, 3)]).toEqual([0, 1, 0.5, 0]);
    expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([-Infinity, Infinity]);
  });
});

describe('the normal distribution', () => {
  it('has the values of R', () => {
    // R 4.2.2: qnorm(c(1e-12, 0.025, 0.3, 0.999)); pnorm(c(2.49, 20), lower.tail = FALSE)
    expect([1e-12, 0.025, 0.3, 0.999].map(normalQuantile)).toEqual([-7.034483825301132, -1.9599639845400538, -0.5244005127080407, 3.090232306167813]);
    expect(relativeError(normalTail(2.49), 0.006387154764943173)).toBeLessThan(1e-13);
    expect(relativeError(normalTail(20), 2.753624118606234e-89)).toBeLessThan(1e-13);
  });

  it('agrees with jstat', () => {
    for (const z of [-5, -2, -0.4, 0, 1, 2.5, 4]) expect(Math.abs(normalCdf(z) - jstat.normal.cdf(z, 0, 1))).toBeLessThan(1e-9);
    for (const p of [0.001, 0.2, 0.5, 0.975]) expect(Math.abs(normalQuantile(p) - jstat.normal.inv(p, 0, 1))).toBeLessThan(1e-7);
  });

  it('at its quantile has passed the share that was asked for, and no share lies outside', () => {
    fc.assert(fc.property(share, (p) => { expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-14); }));
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
  });
});

it('the ratio of gamma functions half a step apart is that of R', () => {
  // R 4.2.2: exp(lgamma(a + 0.5) - lgamma(a))
  const expected = [[0.5, 0.5641895835477563], [1, 0.8862269254527581], [3.3, 1.749313860388711], [20, 4.44427516123991], [77.7, 8.800591086778079], [500, 22.35509030469015]] as const;
  for (const [a, value] of expected) expect(relativeError(gammaRatio(a), value)).toBeLessThan(1e-12);
});

describe('the logit', () => {
  it('has the values of R and turns back', () => {
    // R 4.2.2: qlogis(c(0.9, 1e-9)); plogis(-30)
    expect(relativeError(logit(0.9), 2.19722457733622)).toBeLessThan(1e-14);
    expect(relativeError(logit(1e-9), -20.72326583594641)).toBeLessThan(1e-14);
    expect(relativeError(expit(-30), 9.357622968839299e-14)).toBeLessThan(1e-14);
    fc.assert(fc.property(share, (p) => { expect(Math.abs(expit(logit(p)) - p)).toBeLessThan(1e-14); }));
  });
});
