import { expect, test } from 'vitest';
import type { MethodCheck, MethodVariant } from '#shared/report/method-variants.ts';
import { figureRows, largestDifference, variantRows } from './method-rows.ts';

const variant = (baseFigure: MethodVariant['baseFigure'], aggregation: MethodVariant['aggregation'], isChosen = false): MethodVariant => ({ baseFigure, aggregation, acrossUnits: 'pooled', isChosen });
const figure = (id: string) => ({ id, shown: ['80.00', '83.94', '82.66'], differing: [0, 2] });
const check: MethodCheck = {
  variants: [variant('mean_score', 'pooled_answers'), variant('share_satisfied', 'pooled_answers', true), variant('share_satisfied', 'mean_of_groups')],
  overall: figure('overall'), parts: [], groups: [figure('a')], unitGroups: [], units: [],
  differences: [{ figures: 2, largest: '3.94', ranks: 0, bands: 0 }, { figures: 0, largest: null, ranks: 0, bands: 0 }, { figures: 2, largest: '1.28', ranks: 1, bands: 0 }],
};

test('the method in use stands first and those of another base figure last', () => {
  expect(variantRows(check).map((each) => [each.at, each.overall])).toEqual([[1, '83.94'], [2, '82.66'], [0, '80.00']]);
});

test('the largest difference is looked for among methods of the same base figure', () => {
  expect(largestDifference(variantRows(check))).toMatchObject({ at: 2, difference: { largest: '1.28' } });
  expect(largestDifference(variantRows({ ...check, differences: [] }))).toBeUndefined();
});

test('every figure of the check is a row', () => {
  expect(figureRows(check).map((each) => each.key)).toEqual(['overall overall', 'group a']);
});
