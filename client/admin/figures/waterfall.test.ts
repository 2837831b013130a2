import { describe, expect, test } from 'vitest';
import type { ExplainedGroup, Explanation } from '#shared/report/explanation.ts';
import { mainSteps, waterfallOf } from './waterfall.ts';

const unknown = { mine: null, theirs: null, change: null, changeLow: null, changeHigh: null, isBeyondError: null };
const group = (id: string, contribution: string, isLeaf = true): ExplainedGroup => ({ ...unknown, id, isLeaf, contribution, points: 0, level: 0, mix: 0 });
const side = (shown: string | null) => ({ campaign: 'c', year: 2026, scope: { kind: 'overall' as const }, n: 1, index: null, shown });
const explained = (change: string | null, groups: readonly ExplainedGroup[], parts: readonly ExplainedGroup[] = []): Explanation => ({
  mine: side('78.83'), theirs: side('84.10'), difference: { ...unknown, change }, level: null, mix: null, parts, groups, criteria: [], biggest: [], lackedByMine: [], lackedByTheirs: [],
});
const groups = [group('a', '0.21'), group('b', '-1.88'), group('c', '-0.94'), group('d', '-2.66')];

describe('a difference in steps', () => {
  test('they lead from the one index exactly to the other', () => {
    const found = waterfallOf(explained('-5.27', groups));
    expect(found?.steps.map((each) => [each.id, each.from, each.to, each.isAlong])).toEqual([
      ['a', 84.1, 84.31, false], ['b', 84.31, 82.43, true], ['c', 82.43, 81.49, true], ['d', 81.49, 78.83, true],
    ]);
    expect(found?.steps.at(-1)?.to).toBe(found?.to);
  });
  test('what hangs on no group is a step of its own, so that nothing is missing', () => {
    expect(waterfallOf(explained('-5.27', groups.slice(0, 3)))?.steps.at(-1)).toMatchObject({ id: null, contribution: '-2.66', to: 78.83 });
  });
  test('branches above the leaves do not count twice, and many leaves give way to their parts', () => {
    expect(waterfallOf(explained('-5.27', [group('I', '-5.27', false), ...groups]))?.steps).toHaveLength(4);
    const many = Array.from({ length: 9 }, (_, at) => group(`g${at}`, at === 0 ? '-5.27' : '0.00'));
    expect(waterfallOf(explained('-5.27', many, [group('I', '-5.27')]))?.steps.map((each) => each.id)).toEqual(['I']);
  });
  test('the main steps go the way of the difference, the largest first', () => {
    const found = waterfallOf(explained('-5.27', groups));
    expect(found === undefined ? [] : mainSteps(found)).toEqual(['d', 'b']);
  });
  test('without a difference there is nothing to draw', () => {
    expect(waterfallOf(explained(null, groups))).toBeUndefined();
  });
});
