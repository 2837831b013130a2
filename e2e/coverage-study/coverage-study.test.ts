/** The short study: enough runs to notice what matters, few enough for every test run. `npm run coverage-study` is the long one. */
import { describe, expect, it } from 'vitest';
import { expit, logit } from '../../shared/statistics/logit.ts';
import type { Figure } from '../../shared/index-methods/figures.ts';
import { shortSurveys } from './setting.ts';
import { coverage, surelyBetter, type Count, type Ends } from './study.ts';

const seed = 'short study';
const percentOf = ({ times, runs }: Count): number => (100 * times) / runs;

/** As if the standard error were known and not estimated. */
const withoutStudent = ({ index, se }: Figure): Ends => {
  if (index === null || se === null) return { low: null, high: null };
  const share = index / 100;
  const half = (1.96 * se) / 100 / (share * (1 - share));
  return { low: 100 * expit(logit(share) - half), high: 100 * expit(logit(share) + half) };
};

describe('95% intervals of simulated campaigns', () => {
  it('hold the truth in five clusters about as often as they say, which 1.96 standard errors do not', () => {
    const { overall, group } = coverage(shortSurveys.fewClusters, { runs: 400, seed });
    expect(overall.runs).toBe(400);
    for (const each of [overall, group]) {
      expect(percentOf(each)).toBeGreaterThan(92);
      expect(percentOf(each)).toBeLessThan(98);
    }
    const { overall: narrow } = coverage(shortSurveys.fewClusters, { runs: 400, seed, intervalOf: withoutStudent });
    expect(percentOf(narrow)).toBeLessThan(91);
  });

  it('hold the truth where most drawn clusters brought no response, but not if those are forgotten', () => {
    const { overall, unit } = coverage(shortSurveys.emptyClusters, { runs: 400, seed });
    for (const each of [overall, unit]) {
      expect(percentOf(each)).toBeGreaterThan(92);
      expect(percentOf(each)).toBeLessThan(98);
    }
    const { overall: forgetful } = coverage(shortSurveys.emptyClusters, { runs: 400, seed, forgetsEmptyClusters: true });
    expect(percentOf(forgetful)).toBeLessThan(89);
  });
});

it('equal units are hardly ever told apart', () => {
  expect(percentOf(surelyBetter(shortSurveys.equalUnits, { runs: 200, seed }))).toBeLessThan(8);
});
