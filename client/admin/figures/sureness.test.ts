import { describe, expect, test } from 'vitest';
import { sampleChange, sampleFigure } from '../testing/sample-report.ts';
import { isOutsideError, sideOf } from './sureness.ts';

describe('what intervals allow to be said', () => {
  test('a change is outside its error when its interval leaves zero out, whichever way', () => {
    expect(isOutsideError(sampleChange(-2.12, [-3, -1]))).toBe(true);
    expect(isOutsideError(sampleChange(2.12, [1, 3]))).toBe(true);
    expect(isOutsideError(sampleChange(-2.12, [-5, 0.1]))).toBe(false);
    expect(isOutsideError(sampleChange(-2.12, [-4.24, 0]))).toBe(false);
  });
  test('without an interval nothing is said', () => {
    expect(isOutsideError(sampleChange(-2.12))).toBeNull();
    expect(sideOf(sampleFigure('80.00'), sampleFigure('95.00'))).toBeNull();
  });
  test('a figure differs from its group only when the group lies outside its interval', () => {
    const group = sampleFigure('93.00', [92, 94]);
    expect(sideOf(sampleFigure('88.00', [85, 92.9]), group)).toBe('below');
    expect(sideOf(sampleFigure('88.00', [85, 93]), group)).toBeNull();
    expect(sideOf(sampleFigure('97.00', [93.1, 99]), group)).toBe('above');
    expect(sideOf(sampleFigure('97.00', [93.1, 99]), sampleFigure(null))).toBeNull();
  });
});
