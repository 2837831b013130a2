import { describe, expect, test } from 'vitest';
import { leftRoom, levelSegments } from './levels.ts';

describe('five levels around zero', () => {
  test('the right arm is the share of satisfied answers', () => {
    const segments = levelSegments([1, 2, 2, 10, 5], [1, 2, 3, 4, 5], [4, 5]);
    expect(segments.map((each) => each.start)).toEqual([-25, -20, -10, 0, 50]);
    expect(segments.filter((each) => each.start >= 0).reduce((sum, each) => sum + each.width, 0)).toBe(75);
    expect(segments.map((each) => each.share)).toEqual(['5.0', '10.0', '10.0', '50.0', '25.0']);
  });
  test('a scale printed from best to worst is drawn the same way round', () => {
    const segments = levelSegments([5, 10, 2, 2, 1], [5, 4, 3, 2, 1], [4, 5]);
    expect(segments.map((each) => [each.value, each.count, each.colour])).toEqual([[1, 1, 1], [2, 2, 2], [3, 2, 3], [4, 10, 4], [5, 5, 5]]);
  });
  test('no answers is no bar, and the left side always has room', () => {
    expect(levelSegments([0, 0], [1, 2], [2])).toEqual([]);
    expect(leftRoom([])).toBe(10);
    expect(leftRoom([levelSegments([9, 1], [1, 2], [2])])).toBe(90);
  });
});
