import { describe, expect, it } from 'vitest';
import type { Figure } from '../index-methods/figures.ts';
import { explainedChange } from './explained-change.ts';

const figure = (shown: string, se: number, [low, high]: readonly [number, number]): Figure => ({
  n: 1000, answered: 1000, satisfied: 900, index: Number(shown), shown, se, low, high, df: null, deff: null, reason: null,
});

describe('a difference that is explained', () => {
  it('has the interval that the same change has on every other page', () => {
    const { change, changeLow, changeHigh, isBeyondError } = explainedChange(figure('92.88', 0.4, [92.05, 93.63]), figure('95.00', 0.3, [94.38, 95.55]));
    expect(change).toBe('-2.12');
    expect(changeLow).toBeCloseTo(-3.1, 2);
    expect(changeHigh).toBeCloseTo(-1.14, 2);
    expect(isBeyondError).toBe(true);
  });

  it('is surer where the two figures share clusters, and the difference stays what it is', () => {
    const [mine, theirs] = [figure('92.88', 0.4, [92.05, 93.63]), figure('93.50', 0.3, [92.9, 94.1])];
    const [apart, shared] = [explainedChange(mine, theirs), explainedChange(mine, theirs, 0.11)];
    expect([apart.change, apart.isBeyondError, shared.change, shared.isBeyondError]).toEqual(['-0.62', false, '-0.62', true]);
    expect((shared.changeHigh ?? 0) - (shared.changeLow ?? 0)).toBeCloseTo(2 * 1.959963984540054 * Math.sqrt(0.16 + 0.09 - 0.22), 8);
  });
});
