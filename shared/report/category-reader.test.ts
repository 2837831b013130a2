import { describe, expect, it } from 'vitest';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import { sampledCampaign } from '../fixtures/sampled/sampled-campaign.ts';
import type { Answers } from '../response/model.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import { calibrate } from '../weighting/calibrate.ts';
import { collectMarginCells } from '../weighting/margin-cells.ts';
import type { Margin } from '../weighting/calibration.ts';
import { categoryReader } from './category-reader.ts';

const layout = campaignLayout(sampledCampaign({ u1: 'g' }));
const position = { unit: 'u1', stratum: '', cluster: '', weight: 1 };
/** The shares of age stand in another order than the question's options. */
const margins: readonly Margin[] = [{ question: 'sex', shares: new Map([[1, 0.5], [2, 0.5]]) }, { question: 'age', shares: new Map([[3, 0.2], [1, 0.5], [2, 0.3]]) }];
const people: readonly Answers[] = [
  { sex: 1, age: 1, a1: 5 }, { sex: 1, age: 2, a1: 3 }, { sex: 2, age: 3, a1: 4 }, { sex: 2, age: 1 }, { age: 2, a1: 1 }, { sex: 1 }, { sex: 2, age: 2 },
];
const codesOf = (answers: Answers, routedOut: readonly string[] = []): Uint8Array => encodeAnswers(layout, answers, new Set(routedOut));
const collected = collectMarginCells(layout, margins);
for (const each of people) collected.add(position, codesOf(each));
const read = categoryReader(layout, calibrate(collected.cells(), margins));

describe('the categories of a response', () => {
  it.each<[Answers, readonly [number, number]]>([
    [{ sex: 1, age: 3 }, [0, 0]], [{ sex: 2, age: 1 }, [1, 1]], [{ sex: 1, age: 2, a1: 2 }, [0, 2]],
  ])('of %j are its answers’ places in the margins', (answers, categories) => {
    expect(read(codesOf(answers))).toEqual(categories);
  });

  it('of a margin left blank, or not asked, are those of whoever left it blank', () => {
    expect(read(codesOf({ age: 2 }))).toEqual([2, 2]);
    expect(read(codesOf({ sex: 2 }))).toEqual([1, 3]);
    expect(read(codesOf({ age: 2 }, ['sex']))).toEqual([2, 2]);
  });

  it('of an answer that no cell has are none', () => {
    const few = collectMarginCells(layout, margins.slice(0, 1));
    few.add(position, codesOf({ sex: 1 }));
    few.add(position, codesOf({ sex: 2 }));
    expect(categoryReader(layout, calibrate(few.cells(), margins.slice(0, 1)))(codesOf({}))).toEqual([-1]);
  });
});
