import { describe, expect, test } from 'vitest';
import { closeAxis, percentAxis, placeOn } from './axis.ts';

describe('the percent axis', () => {
  test('it holds the lowest figure with room and says that it is cut', () => {
    expect(percentAxis([78.83, 100], [80, 90])).toEqual({ from: 75, to: 100, ticks: [75, 80, 90, 100], isCut: true });
  });
  test('edges outside it are no ticks', () => {
    expect(percentAxis([92, 100], [80, 95]).ticks).toEqual([90, 95, 100]);
  });
  test('without edges the ticks are even, and a low figure brings the zero back', () => {
    expect(percentAxis([70]).ticks).toEqual([65, 70, 80, 90, 100]);
    expect(percentAxis([1])).toMatchObject({ from: 0, isCut: false, ticks: [0, 25, 50, 75, 100] });
    expect(percentAxis([])).toMatchObject({ from: 0, isCut: false });
  });
  test('all at a hundred still leaves an axis with a length', () => {
    const axis = percentAxis([100, 100]);
    expect(axis.from).toBe(95);
    expect(placeOn(axis, 100)).toBe(100);
    expect(placeOn(axis, 97.5)).toBe(50);
  });
});

describe('the axis of a few close figures', () => {
  test('it begins and ends near them, at whole steps', () => {
    expect(closeAxis([92.31, 93.42, 95, 94.1])).toEqual({ from: 92, to: 96, ticks: [92, 93, 94, 95, 96], isCut: true });
  });
  test('it never passes a hundred nor goes below zero', () => {
    expect(closeAxis([99.9, 100])).toMatchObject({ from: 99, to: 100 });
    expect(closeAxis([0, 0.2])).toMatchObject({ from: 0, isCut: false });
  });
});
