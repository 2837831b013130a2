import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import { nationalCampaign } from '../fixtures/sao-mai/campaigns.ts';
import { aggregations, baseFigures } from '../index-methods/contract.ts';
import { indexPlan } from '../index-methods/index-plan.ts';
import { scopeCounts, sumCells } from '../index-methods/scope-counts.ts';
import { scopeIndices } from '../index-methods/scope-indices.ts';
import { weightScale } from '../index-methods/weight-scale.ts';
import { add, fraction, type Fraction } from '../statistics/fraction.ts';
import type { TallyCell } from '../tally/cell.ts';
import { effectiveShares, indexOfShares } from './effective-weights.ts';

const { campaign } = nationalCampaign();
const layout = campaignLayout(campaign);
const weights = [1, 2.5, 0.3];
/** A cell with so many answers at each level of each criterion; a criterion may have none. */
const cell = fc.record({ weight: fc.constantFrom(...weights), levels: fc.array(fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }), { minLength: layout.questions.length, maxLength: layout.questions.length }) })
  .map(({ weight, levels }): TallyCell => {
    const vector = new Float64Array(layout.length);
    layout.questions.forEach(({ offset, shape }, at) => {
      const own = shape.options.map((_, level) => levels[at]?.[level] ?? 0).map((times) => (at % 5 === 0 ? 0 : times));
      vector.set([own.reduce((sum, each) => sum + each, 0), ...own], offset);
    });
    return { position: { unit: 'u', stratum: '', cluster: '', weight }, vector };
  });

describe('effective weights', () => {
  it('add up to 1 and give the index of the engine, exactly, for every aggregation and every composite', () => {
    fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 3 }), fc.constantFrom(...aggregations), fc.constantFrom(...baseFigures), (cells, aggregation, baseFigure) => {
      const plan = indexPlan(campaign.questionnaire, layout, { ...campaign.method.parameters, aggregation, baseFigure });
      const counts = scopeCounts(plan, sumCells(cells, { length: layout.length, scale: weightScale(weights) }));
      const { composites } = scopeIndices(plan, counts);
      plan.composites.forEach((composite, at) => {
        const shares = effectiveShares(plan, counts, composite);
        const expected = composites[at];
        if (expected === undefined) expect(shares).toEqual([]);
        else {
          expect(indexOfShares(shares)).toEqual(fraction(BigInt(expected.above), BigInt(expected.below)));
          expect(shares.reduce((sum: Fraction, each) => add(sum, each.weight), fraction(0))).toEqual(fraction(1));
        }
      });
    }), { numRuns: 40 });
  });
});
