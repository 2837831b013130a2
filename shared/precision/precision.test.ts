/**
 * How sure figures are, through the report: against a computation that goes response by response
 * and knows nothing of cells or forms, and in the cases where something cannot be said.
 */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { campaignLayout } from '../campaign/campaign-layout.ts';
import { cellsOf, sampledCampaign, type SampledResponse } from '../fixtures/sampled/sampled-campaign.ts';
import { aggregations, baseFigures, type MethodParameters } from '../index-methods/contract.ts';
import type { Figure } from '../index-methods/figures.ts';
import { answersNeeded, collectMoments } from '../report/answer-moments.ts';
import { makeReport, measureReport, type MeasuredReport } from '../report/make-report.ts';
import type { Report } from '../report/report.ts';
import type { SamplePosition } from '../response/model.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import { calibrate } from '../weighting/calibrate.ts';
import type { Margin } from '../weighting/calibration.ts';
import { collectMarginCells } from '../weighting/margin-cells.ts';
import type { SurveyDesign } from './design.ts';
import { pairLink } from './influence.ts';

const campaign = sampledCampaign({ u1: 'g', u2: 'g', u3: 'h' });
const layout = campaignLayout(campaign);
const groupOf: Readonly<Record<string, readonly string[]>> = { A: ['a1', 'a2'], B: ['b1', 'b2', 'b3'], C: ['c1'] };
const criteria = Object.values(groupOf).flat();
const groupWeights: Readonly<Record<string, number>> = { A: 2.5, B: 3, C: 0.5 };

interface Person { readonly position: SamplePosition; readonly levels: Readonly<Record<string, number>> }

const respond = ({ position, levels }: Person): SampledResponse => ({ position, codes: encodeAnswers(layout, levels, new Set()) });

const reportOf = (people: readonly Person[], design: SurveyDesign, chosen: Partial<MethodParameters> = {}): Report => {
  const parameters = { ...chosen, groupWeights };
  const responses = people.map(respond);
  const cells = cellsOf(layout, responses);
  if (!answersNeeded(campaign, cells, parameters)) return makeReport(campaign, cells, { parameters, design });
  const collected = collectMoments(campaign, cells, { parameters, design });
  for (const { position, codes } of responses) collected.add(position, codes);
  return makeReport(campaign, cells, { parameters, design, moments: collected.moments() });
};

// ---- response by response

interface Asked { readonly ids: readonly string[]; readonly share: number; readonly unit?: string }

const asked = (ids: readonly string[], { aggregation }: Partial<MethodParameters>, groups: readonly string[]): Asked[] => {
  const leaves = groups.map((id) => ({ ids: groupOf[id] ?? [], share: aggregation === 'weighted' ? groupWeights[id] ?? 0 : 1 }));
  if (aggregation === 'mean_of_criteria') return ids.map((id) => ({ ids: [id], share: 1 }));
  return aggregation === 'pooled_answers' ? [{ ids, share: 1 }] : leaves;
};

interface Expected { readonly index: number; readonly se: number; readonly df: number; readonly deff: number }

const naive = (
  everyone: readonly Person[], design: SurveyDesign, { units, terms, base }: { readonly units: readonly string[]; readonly terms: readonly Asked[]; readonly base: string | undefined },
): Expected | null => {
  const people = everyone.filter((each) => units.includes(each.position.unit));
  const counts = ({ position, levels }: Person, { ids, unit }: Asked): { gain: number; answers: number } => {
    const given = unit === undefined || unit === position.unit ? ids.flatMap((id) => levels[id] ?? []) : [];
    return { answers: given.length, gain: given.reduce((sum, level) => sum + (base === 'mean_score' ? level / 5 : Number(level >= 4)), 0) };
  };
  const weighed = (term: Asked, what: 'gain' | 'answers'): number => people.reduce((sum, each) => sum + each.position.weight * counts(each, term)[what], 0);
  const known = terms.filter((term) => weighed(term, 'answers') > 0).map((term) => ({ term, ratio: weighed(term, 'gain') / weighed(term, 'answers'), below: weighed(term, 'answers') }));
  const whole = known.reduce((sum, { term }) => sum + term.share, 0);
  if (known.length === 0) return null;
  const residual = (person: Person): number => known.reduce((sum, { term, ratio, below }) => {
    const { gain, answers } = counts(person, term);
    return sum + term.share / whole * (gain - ratio * answers) / below;
  }, 0);
  const clusterOf = ({ position: { stratum, cluster } }: Person, at: number): string => JSON.stringify([stratum, cluster === '' ? at : cluster]);
  const drawn = new Map<string, string>(everyone.map((each, at) => [clusterOf(each, at), each.position.stratum]));
  for (const { stratum, cluster } of design.drawnClusters) drawn.set(JSON.stringify([stratum, cluster]), stratum);
  const sums = new Map([...drawn.keys()].map((key) => [key, 0]));
  const seen = new Set<string>();
  everyone.forEach((each, at) => {
    if (!units.includes(each.position.unit)) return;
    const key = clusterOf(each, at);
    seen.add(key);
    sums.set(key, (sums.get(key) ?? 0) + each.position.weight * residual(each));
  });
  let variance = 0;
  for (const stratum of new Set(drawn.values())) {
    const values = [...sums].filter(([key]) => drawn.get(key) === stratum).map(([, value]) => value);
    const mean = values.length === 1 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;
    const population = design.clusterPopulation.get(stratum);
    const finite = population === undefined ? 1 : (population - values.length) / population;
    variance += finite * (values.length === 1 ? 1 : values.length / (values.length - 1)) * values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  }
  const weight = people.reduce((sum, each) => sum + each.position.weight, 0);
  const simple = weight / (people.length - 1) * people.reduce((sum, each) => sum + each.position.weight * residual(each) ** 2, 0);
  return {
    index: 100 * known.reduce((sum, { term, ratio }) => sum + term.share / whole * ratio, 0),
    se: 100 * Math.sqrt(variance), df: seen.size - new Set([...seen].map((key) => drawn.get(key))).size, deff: variance / simple,
  };
};

const level = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 8 });
const person: fc.Arbitrary<Person> = fc.record({
  unit: fc.constantFrom('u1', 'u2', 'u3'), stratum: fc.constantFrom('', 's', 't'), cluster: fc.constantFrom('', 'k', 'l', 'm', 'n'),
  weight: fc.constantFrom(1, 0.75, 2.5), levels: fc.array(level, { minLength: 6, maxLength: 6 }),
}).map(({ levels, ...position }) => ({
  position, levels: Object.fromEntries(criteria.flatMap((id, at) => (levels[at] === undefined ? [] : [[id, levels[at]]]))),
}));
const design: fc.Arbitrary<SurveyDesign> = fc.record({
  drawnClusters: fc.array(fc.record({ stratum: fc.constantFrom('', 's', 't', 'v'), cluster: fc.constantFrom('k', 'x', 'y') }), { maxLength: 4 }),
  clusterPopulation: fc.constantFrom(new Map(), new Map([['s', 60]]), new Map([['', 80], ['s', 50], ['t', 70]])),
});

/** Says what differs; nothing where the figure has no standard error for a reason of its own. */
const differences = (name: string, figure: Figure, expected: Expected | null): string[] => {
  if (expected === null) return figure.index === null ? [] : [`${name}: ${figure.index} of nothing`];
  const isNear = (mine: number | null, theirs: number): boolean => mine !== null && Math.abs(mine - theirs) <= 1e-8 * Math.max(1e-3, Math.abs(theirs));
  const wrong = (['index', 'df'] as const).filter((each) => !isNear(figure[each], expected[each]));
  const isMissing = expected.df < 1 || expected.se < 1e-9 || Math.min(expected.index, 100 - expected.index) < 1e-9;
  const unsure = isMissing ? (['se', 'deff'] as const).filter((each) => figure[each] !== null) : (['se', 'deff'] as const).filter((each) => !isNear(figure[each], expected[each]));
  return [...wrong, ...unsure].map((each) => `${name} ${each}: ${figure[each]} and ${expected[each]}`);
};

describe('a figure', () => {
  it('has the error, degrees of freedom and design effect of a computation response by response', () => {
    const chosen = fc.record({ aggregation: fc.constantFrom(...aggregations), baseFigure: fc.constantFrom(...baseFigures) });
    fc.assert(fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), design, chosen, (people, survey, parameters) => {
      const report = reportOf(people, survey, parameters);
      const scopes = [
        { id: 'overall', units: ['u1', 'u2', 'u3'], figures: report.overall },
        ...report.unitGroups.map((each) => ({ id: each.id, units: each.id === 'g' ? ['u1', 'u2'] : ['u3'], figures: each })),
        ...report.units.map((each) => ({ id: each.id, units: [each.id], figures: each })),
      ];
      expect(scopes.flatMap(({ id, units, figures }) => {
        const by = (terms: readonly Asked[]) => naive(people, survey, { units, terms, base: parameters.baseFigure });
        return [
          ...differences(id, figures.overall, by(asked(criteria, parameters, ['A', 'B', 'C']))),
          ...differences(`${id} B`, figures.groups[1] as Figure, by(asked(groupOf['B'] ?? [], parameters, ['B']))),
          ...differences(`${id} b2`, figures.criteria[3] as Figure, by([{ ids: ['b2'], share: 1 }])),
        ];
      })).toEqual([]);
    }), { numRuns: 60 });
  });

  it('that is the mean of its units has the error of that mean', () => {
    fc.assert(fc.property(fc.array(person, { minLength: 1, maxLength: 30 }), design, fc.constantFrom(...aggregations), (people, survey, aggregation) => {
      const report = reportOf(people, survey, { aggregation, acrossUnits: 'mean_of_units' });
      const terms = ['u1', 'u2', 'u3'].flatMap((unit) => {
        const own = people.filter((each) => each.position.unit === unit);
        const known = asked(criteria, { aggregation }, ['A', 'B', 'C']).filter(({ ids }) => own.some((each) => ids.some((id) => each.levels[id] !== undefined)));
        const whole = known.reduce((sum, each) => sum + each.share, 0);
        return known.map((each) => ({ ...each, unit, share: each.share / whole }));
      });
      expect(differences('overall', report.overall.overall, naive(people, survey, { units: ['u1', 'u2', 'u3'], terms, base: 'share_satisfied' }))).toEqual([]);
    }), { numRuns: 40 });
  });
});

// ---- what cannot be said

const at = (position: Partial<SamplePosition>, levels: Person['levels']): Person => ({ position: { unit: 'u1', stratum: '', cluster: '', weight: 1, ...position }, levels });
const several = (count: number, one: (index: number) => Person): Person[] => Array.from({ length: count }, (_, index) => one(index));
const none: SurveyDesign = { drawnClusters: [], clusterPopulation: new Map() };
const precisionOf = ({ se, low, high, deff, df, reason }: Figure) => ({ se, low, high, deff, df, reason });
const nothing = { se: null, low: null, high: null, deff: null };

describe('where nothing can be said', () => {
  it('of one cluster there is no error, though it has many responses', () => {
    const { overall } = reportOf(several(20, (index) => at({ cluster: 'k' }, { a1: 3 + (index % 3) })), none).overall;
    expect(precisionOf(overall)).toEqual({ ...nothing, df: 0, reason: 'too_few_clusters' });
  });

  it('of one cluster a stratum neither, nor at the edge', () => {
    const { overall } = reportOf(['s', 't'].flatMap((stratum) => several(9, () => at({ cluster: 'k', stratum }, { a1: 5 }))), none).overall;
    expect(overall).toMatchObject({ index: 100, ...nothing, df: 0, reason: 'too_few_clusters' });
  });

  it('of nothing answered there is no figure and no error', () => {
    const { criteria: single } = reportOf(several(5, () => at({}, { a1: 4 })), none).overall;
    expect(single[1]).toMatchObject({ index: null, shown: null, ...nothing, reason: 'nothing_answered' });
  });

  it('where everyone gives the same share there is no error, rather than an error of 0', () => {
    const { overall } = reportOf(several(6, () => at({}, { a1: 5, a2: 2 })), none).overall;
    expect(overall).toMatchObject({ index: 50, ...nothing, df: 5, reason: 'no_variation' });
  });

  it('from cells alone an averaged index has an error in clusters but no design effect, and without clusters neither', () => {
    const people = (cluster: (index: number) => string) => several(12, (index) => at({ cluster: cluster(index) }, { a1: 3 + (index % 3), b1: 2 + (index % 4), b2: 5 }));
    const fromCells = (given: readonly Person[]) => makeReport(campaign, cellsOf(layout, given.map(respond)), { design: none, parameters: { aggregation: 'mean_of_groups' } }).overall.overall;
    const clustered = fromCells(people((index) => `k${index % 4}`));
    expect(clustered).toMatchObject({ deff: null, df: 3, reason: 'answers_needed' });
    expect(clustered.se).toBeGreaterThan(0);
    expect(clustered.low).toBeLessThan(clustered.index ?? 0);
    expect(precisionOf(fromCells(people(() => '')))).toEqual({ ...nothing, df: 11, reason: 'answers_needed' });
  });
});

describe('at the edge', () => {
  it('100% of 12 people stands on 12 responses, however many answers they gave', () => {
    const { overall, criteria: single } = reportOf(several(12, () => at({}, { a1: 5, a2: 4, b1: 4, b2: 5 })), none).overall;
    const expected = { se: null, deff: null, df: 11, reason: 'at_edge', high: 100 };
    for (const each of [overall, single[0]]) {
      expect(each).toMatchObject(expected);
      // R 4.2.2: binom.test(12, 12)$conf.int
      expect(each?.low).toBeCloseTo(73.53515306029489, 10);
    }
  });

  it('0% is the same from the other side', () => {
    const { overall } = reportOf(several(12, () => at({}, { a1: 1, c1: 3 })), none).overall;
    expect(overall).toMatchObject({ index: 0, low: 0, se: null, reason: 'at_edge' });
    expect(overall.high).toBeCloseTo(100 - 73.53515306029489, 10);
  });

  it('a unit has as many responses as the design effect of its group leaves of them', () => {
    const mixed = several(40, (index) => at({ unit: 'u2', cluster: `k${index % 8}` }, { a1: index % 8 < 4 ? 5 : 2 }));
    const report = reportOf([...several(24, (index) => at({ cluster: `k${index % 8}` }, { a1: 5 })), ...mixed], none);
    const [group] = report.unitGroups;
    const unit = report.units.find((each) => each.id === 'u1');
    expect(group?.overall.deff).toBeGreaterThan(2);
    expect(unit?.overall.low).toBeCloseTo(100 * 0.025 ** ((group?.overall.deff ?? 1) / 24), 9);
  });
});

describe('a single criterion', () => {
  const people = (position: (index: number) => Partial<SamplePosition>) => several(29, (index) => at(position(index), { a1: index === 0 ? 5 : 2 }));
  const criterionOf = (position: (index: number) => Partial<SamplePosition>, survey = none): Figure => reportOf(people(position), survey).overall.criteria[0] as Figure;
  // R 4.2.2: prop.test(1, 29, correct = FALSE)$conf.int
  const wilson = [0.6113214292762661, 17.17552187932028] as const;

  it("without a design has Wilson's interval", () => {
    expect(criterionOf(() => ({})).low).toBeCloseTo(wilson[0], 10);
    expect(criterionOf(() => ({ stratum: 'one' })).high).toBeCloseTo(wilson[1], 10);
    expect(criterionOf(() => ({ weight: 2.5 })).high).toBeCloseTo(wilson[1], 10);
  });

  it.each<[string, (index: number) => Partial<SamplePosition>, SurveyDesign]>([
    ['strata', (index) => ({ stratum: index % 2 === 0 ? 's' : 't' }), none],
    ['clusters', (index) => ({ cluster: `k${index % 9}` }), none],
    ['a cluster that brought nothing', () => ({}), { ...none, drawnClusters: [{ stratum: '', cluster: 'k' }] }],
    ['unequal weights', (index) => ({ weight: 1 + (index % 2) }), none],
    ['a finite population', () => ({}), { ...none, clusterPopulation: new Map([['', 100]]) }],
  ])('with %s has the interval of its standard error', (_, position, survey) => {
    const { low, high } = criterionOf(position, survey);
    expect(Math.abs((low ?? 0) - wilson[0])).toBeGreaterThan(1e-3);
    expect(Math.abs((high ?? 0) - wilson[1])).toBeGreaterThan(1e-3);
  });
});

it('of everyone in the population nothing is left to chance', () => {
  const people = several(20, (index) => at({ cluster: `k${index % 5}` }, { a1: 2 + (index % 4) }));
  const figure = (clusters: number): Figure => reportOf(people, { ...none, clusterPopulation: new Map([['', clusters]]) }).overall.overall;
  expect(figure(10).se).toBeCloseTo((figure(1e12).se ?? 0) * Math.sqrt(0.5), 6);
  expect(figure(5).se === null || figure(5).se === 0).toBe(true);
});

describe('two units of one survey', () => {
  const surveyed = (people: readonly Person[], survey: SurveyDesign, margins: readonly Margin[]): MeasuredReport => {
    const responses = people.map(respond);
    const parameters = { acrossUnits: 'mean_of_units' } as const;
    if (margins.length === 0) return measureReport(campaign, cellsOf(layout, responses), { design: survey, parameters });
    const split = collectMarginCells(layout, margins);
    for (const { position, codes } of responses) split.add(position, codes);
    return measureReport(campaign, cellsOf(layout, responses), { design: survey, parameters, calibration: calibrate(split.cells(), margins) });
  };
  const halves: Margin[] = [{ question: 'sex', shares: new Map([[1, 0.4], [2, 0.6]]) }];
  const thirds: Margin[] = [...halves, { question: 'age', shares: new Map([[1, 0.3], [2, 0.3], [3, 0.4]]) }];
  const everyKind = several(12, (index) => at({ unit: index % 2 === 0 ? 'u1' : 'u2', cluster: `k${index % 3}` }, { a1: 2 + (index % 4), sex: 1 + (index % 2), age: 1 + (index % 3) }));

  it.each([['no margins', []], ['one margin', halves], ['two margins', thirds]] as const)(
    'vary together as the error of their mean says, with %s', (_, margins) => {
      fc.assert(fc.property(fc.array(fc.tuple(person, fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 })), { minLength: 6, maxLength: 25 }), design, (list, survey) => {
        const people = [...everyKind, ...list.map(([each, sex, age]) => ({ ...each, levels: { ...each.levels, sex, age } }))];
        const { report, influences } = surveyed(people, survey, margins);
        const [first, second] = ['u1', 'u2'].map((id) => ({ se: report.units.find((each) => each.id === id)?.overall.se ?? null, influence: influences.get(id) }));
        const together = report.unitGroups[0]?.overall.se ?? null;
        if (first?.influence === undefined || second?.influence === undefined || first.se === null || second.se === null || together === null) return;
        const { covariance, df } = pairLink(first.influence, second.influence);
        expect(Math.abs(4 * together ** 2 - first.se ** 2 - second.se ** 2 - 2 * covariance)).toBeLessThan(1e-7);
        expect(Math.abs(pairLink(second.influence, first.influence).covariance - covariance)).toBeLessThan(1e-9);
        expect(df).toBe(report.unitGroups[0]?.overall.df);
      }), { numRuns: 40 });
    });
});
