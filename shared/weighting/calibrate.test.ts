import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionFailed } from '../kernel/assert.ts';
import type { Questionnaire, Question } from '../questionnaire/model.ts';
import type { SamplePosition } from '../response/model.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import { layoutOf, talliedQuestion } from '../tally/layout.ts';
import { calibrate, type CalibrateOptions } from './calibrate.ts';
import type { CalibratedCell, Calibration, CalibrationKind, Margin } from './calibration.ts';
import { collectMarginCells } from './margin-cells.ts';
import { calibrationIssues, readMargins, type MarginRow } from './margin-issues.ts';
import { residualiser } from './residuals.ts';

const text = { vi: 'x' };
const base = (id: string) => ({ id, text, shortLabel: text, provenance: 'template' as const });
const options = (count: number) => Array.from({ length: count }, (_, index) => ({ value: index + 1, label: text }));
const choice = (id: string, count: number): Question => ({ ...base(id), type: 'single_choice', role: 'demographic', options: options(count) });
const criteria = ['c1', 'c2', 'c3'];
const questionnaire: Questionnaire = {
  id: 'q', version: 1, title: text, source: text, method: 'plain', parts: [], groups: [], scales: [{ id: 'five', levels: options(5) }],
  questions: [
    choice('sex', 2), choice('age', 3), choice('schooling', 2),
    { ...base('many'), type: 'multiple_choice', role: 'perception', options: options(2) },
    ...criteria.map((id): Question => ({ ...base(id), type: 'rating', role: 'criterion', scale: 'five' })),
  ],
};
const layout = layoutOf(questionnaire, [{ id: 'overall', criteria }], [4, 5]);

interface Row { readonly position: SamplePosition; readonly answers: Record<string, number> }
const folder = new URL('goldens/', import.meta.url);
const [, ...lines] = readFileSync(new URL('responses.csv', folder), 'utf8').trim().split('\n');
const rows = lines.map((line): Row => {
  const [stratum = '', cluster = '', unit = '', weight, ...values] = line.split(',');
  const answers = ['sex', 'age', 'schooling', ...criteria].map((id, at) => [id, Number(values[at])] as const).filter(([, value]) => value > 0);
  return { position: { stratum, cluster, unit, weight: Number(weight) }, answers: Object.fromEntries(answers) };
});
const margin = (question: string, ...shares: number[]): Margin => ({ question, shares: new Map(shares.map((share, at) => [at + 1, share])) });
const [sex, age, schooling] = [margin('sex', 0.49, 0.51), margin('age', 0.3, 0.45, 0.25), margin('schooling', 0.4, 0.6)];
const marginsOf = (kind: CalibrationKind): Margin[] => (kind === 'post_stratified' ? [sex] : [sex, age, schooling]);
const collect = (list: readonly Row[], margins: readonly Margin[]) => {
  const collected = collectMarginCells(layout, margins);
  for (const { position, answers } of list) collected.add(position, encodeAnswers(layout, answers, new Set()));
  return collected.cells();
};
const weighted = (margins: readonly Margin[], settings: CalibrateOptions = {}): Calibration => calibrate(collect(rows, margins), margins, settings);

interface Golden {
  readonly kind: CalibrationKind; readonly design: 'clustered' | 'unclustered'; readonly isTrimmed: boolean;
  readonly whole: readonly [number, number]; readonly north: readonly [number, number]; readonly weights: readonly number[];
}
/** R 4.2.2, survey 4.1.1; every call stands in goldens/margins.R. */
const goldens = JSON.parse(readFileSync(new URL('goldens.json', folder), 'utf8')) as Golden[];
const trim = { low: 0.8, high: 1.2 };

/** Satisfied and answered criteria of the cells: Σs, Σa, Σs², Σa², Σsa. */
const composite = layout.composites[0]!.offset;
const counts = (cell: CalibratedCell) => [0, 1, 2, 3, 4].map((at) => cell.vector[composite + at]!) as [number, number, number, number, number];
const near = (value: number, expected: number): void => expect(Math.abs(value / expected - 1)).toBeLessThan(1e-9);

/** Ratio of satisfied to answered and its standard error: Taylor linearisation with strata and ultimate clusters. */
function ratio({ kind, cells }: Calibration, isIn: (cell: CalibratedCell) => boolean, design: Golden['design']): [number, number] {
  const inside = cells.filter(isIn);
  const sum = (at: number): number => inside.reduce((total, cell) => total + cell.position.weight * counts(cell)[at]!, 0);
  const [index, below] = [sum(0) / sum(1), sum(1)];
  const own = cells.map((cell) => (isIn(cell) ? counts(cell) : [0, 0, 0, 0, 0] as const));
  const totals = Float64Array.from(own, ([s, a]) => (s - index * a) / below);
  const squares = Float64Array.from(own, ([, , ss, aa, sa]) => (ss - 2 * index * sa + index * index * aa) / below ** 2);
  const left = residualiser({ kind, cells }).residualise({ totals, squares });
  const z = cells.map((cell, at) => cell.position.weight * left.totals[at]!);
  if (design === 'unclustered') {
    const [n, mean] = [rows.length, z.reduce((total, each) => total + each, 0) / rows.length];
    const square = cells.reduce((total, cell, at) => total + cell.position.weight ** 2 * left.squares![at]!, 0);
    return [index, Math.sqrt((n / (n - 1)) * (square - n * mean * mean))];
  }
  let variance = 0;
  for (const stratum of new Set(cells.map((cell) => cell.position.stratum))) {
    const byCluster = new Map<string, number>();
    cells.forEach(({ position }, at) => { if (position.stratum === stratum) byCluster.set(position.cluster, (byCluster.get(position.cluster) ?? 0) + z[at]!); });
    const list = [...byCluster.values()];
    const mean = list.reduce((total, each) => total + each, 0) / list.length;
    variance += (list.length / (list.length - 1)) * list.reduce((total, each) => total + (each - mean) ** 2, 0);
  }
  return [index, Math.sqrt(variance)];
}

describe.each(goldens)('$kind, $design, trimmed: $isTrimmed', ({ kind, design, isTrimmed, whole, north, weights }) => {
  const result = weighted(marginsOf(kind), isTrimmed ? { trim } : {});

  it('has the weights of R survey', () => {
    const margins = marginsOf(kind);
    const keyOf = (position: SamplePosition, categories: readonly number[]) => JSON.stringify([position.stratum, position.cluster, position.unit, categories]);
    const byKey = new Map(result.cells.map((cell) => [keyOf(cell.position, cell.categories), cell.position.weight]));
    rows.forEach(({ position, answers }, at) => {
      const categories = margins.map(({ question, shares }) => (answers[question] === undefined ? shares.size : answers[question] - 1));
      near(byKey.get(keyOf(position, categories))!, weights[at]!);
    });
  });

  it('has the index and the standard error of svyratio, over all and in one unit', () => {
    const all = ratio(result, () => true, design);
    const one = ratio(result, (cell) => cell.position.unit === 'north', design);
    near(all[0], whole[0]);
    near(one[0], north[0]);
    near(all[1], whole[1]);
    near(one[1], north[1]);
  });
});

describe('weighting', () => {
  it('gives every category its share of those who answered, and who left it blank keeps the total', () => {
    for (const kind of ['post_stratified', 'raked'] as const) {
      const margins = marginsOf(kind);
      const { cells, summary } = weighted(margins);
      expect(summary.hasConverged).toBe(true);
      margins.forEach(({ question, shares }, at) => {
        const total = (weightOf: (cell: CalibratedCell) => number, category: number) =>
          cells.reduce((sum, cell) => sum + (cell.categories[at] === category ? weightOf(cell) * cell.vector[0]! : 0), 0);
        const design = rows.reduce((sum, row) => sum + (row.answers[question] === undefined ? 0 : row.position.weight), 0);
        [...shares.values()].forEach((share, category) => near(total((cell) => cell.position.weight, category), share * design));
        expect(total((cell) => cell.position.weight, shares.size)).toBeCloseTo(total((cell) => cell.designWeight, shares.size), 9);
      });
    }
  });

  it('does not care for the order of responses, to the last digit', () => {
    const margins = marginsOf('raked');
    const expected = JSON.stringify(calibrate(collect(rows, margins), margins, { trim }));
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(JSON.stringify(calibrate(collect(shuffled, margins), margins, { trim }))).toBe(expected);
    }), { numRuns: 20 });
  });

  it('moves no ratio when all design weights are multiplied by one number', () => {
    const margins = marginsOf('raked');
    const ratios = (factor: number): number[] => calibrate(collect(rows.map((row) => ({ ...row, position: { ...row.position, weight: row.position.weight * factor } })), margins), margins, { trim })
      .cells.map(({ position, designWeight }) => position.weight / designWeight);
    const [own, other] = [ratios(1), ratios(7.5)];
    own.forEach((ratio, at) => expect(other[at]).toBeCloseTo(ratio, 12));
  });

  it('keeps every ratio within the bounds and the total as it was, and says how many were cut', () => {
    const { cells, summary } = weighted(marginsOf('raked'), { trim });
    for (const cell of cells) {
      expect(cell.position.weight / cell.designWeight).toBeGreaterThanOrEqual(0.8 - 1e-12);
      expect(cell.position.weight / cell.designWeight).toBeLessThanOrEqual(1.2 + 1e-12);
    }
    near(cells.reduce((sum, cell) => sum + cell.position.weight * cell.vector[0]!, 0), rows.reduce((sum, row) => sum + row.position.weight, 0));
    const atBound = cells.filter(({ position, designWeight }) => Math.abs(Math.abs(position.weight / designWeight - 1) - 0.2) < 1e-9);
    expect(summary.trimming).toEqual({ ...trim, responses: atBound.reduce((sum, cell) => sum + cell.vector[0]!, 0) });
    expect(summary.spread).toMatchObject({ smallest: expect.closeTo(0.8, 12) as number, largest: expect.closeTo(1.2, 12) as number });
  });

  it('has no bounds that leave no room', () => {
    expect(() => weighted([sex], { trim: { low: 0.5, high: 0.9 } })).toThrow(AssertionFailed);
    expect(() => weighted([sex], { trim: { low: 0, high: 3 } })).toThrow(AssertionFailed);
  });

  it('says when raking has not converged', () => {
    expect(weighted(marginsOf('raked'), { maximumRounds: 2 }).summary).toMatchObject({ kind: 'raked', rounds: 2, hasConverged: false, trimming: null });
    expect(weighted(marginsOf('raked')).summary.rounds).toBeGreaterThan(2);
    // Two questions that always agree cannot have different shares.
    const same = rows.map((row) => ({ ...row, answers: { ...row.answers, sex: 1 + (row.answers['c1'] === 5 ? 1 : 0), schooling: 1 + (row.answers['c1'] === 5 ? 1 : 0) } }));
    const margins = [margin('sex', 0.5, 0.5), margin('schooling', 0.3, 0.7)];
    expect(calibrate(collect(same, margins), margins).summary.hasConverged).toBe(false);
  });

  it('reports the spread: smallest, median and largest ratio over responses, and Kish', () => {
    const list = [1, 1, 1, 2].map((each): Row => ({ position: { stratum: '', cluster: '', unit: 'u', weight: 2 }, answers: { sex: each } }));
    const { spread } = calibrate(collect(list, [margin('sex', 0.5, 0.5)]), [margin('sex', 0.5, 0.5)]).summary;
    expect(spread.smallest).toBeCloseTo(2 / 3, 12);
    expect(spread.median).toBeCloseTo(2 / 3, 12);
    expect(spread.largest).toBeCloseTo(2, 12);
    expect(spread.kish).toBeCloseTo((4 * (3 * (4 / 3) ** 2 + 16)) / 64, 12);
  });

  it('has residuals without a mean in any category, once nothing moves any more; ten sweeps come close to it', () => {
    const { kind, cells } = weighted(marginsOf('raked'));
    const values = { totals: Float64Array.from(cells, (cell) => counts(cell)[0]) };
    const largestMean = (totals: Float64Array): number => Math.max(...[0, 1, 2].flatMap((at) => {
      const sums = [0, 0, 0, 0];
      cells.forEach((cell, index) => { sums[cell.categories[at]!]! += totals[index]!; });
      return sums.map(Math.abs);
    }));
    expect(largestMean(residualiser({ kind, cells }, { sweeps: 1000 }).residualise(values).totals)).toBeLessThan(1e-10);
    expect(largestMean(residualiser({ kind, cells }).residualise(values).totals)).toBeLessThan(1e-5);
    expect(largestMean(values.totals)).toBeGreaterThan(1);
  });
});

describe('margins', () => {
  const row = (question: string, option: number, share: number, line: number): MarginRow => ({ question, option, share, path: `line ${line}` });
  const issuesOf = (list: readonly MarginRow[]) => {
    const read = readMargins(layout, list);
    return 'issues' in read ? read.issues.map((each) => [each.code, each.path]) : [];
  };

  it('are read from rows in their order', () => {
    expect(readMargins(layout, [row('sex', 2, 0.51, 2), row('age', 1, 0.333, 3), row('sex', 1, 0.49, 4), row('age', 2, 0.333, 5), row('age', 3, 0.334, 6)]))
      .toEqual({ margins: [{ question: 'sex', shares: new Map([[2, 0.51], [1, 0.49]]) }, { question: 'age', shares: new Map([[1, 0.333], [2, 0.333], [3, 0.334]]) }] });
  });

  it.each([
    ['an unknown question', [row('job', 1, 1, 2)], [['reference.unknown', 'line 2']]],
    ['an unknown option', [row('sex', 7, 1, 2)], [['answer.unknown_option', 'line 2']]],
    ['a question of several answers', [row('many', 1, 1, 2)], [['margin.several_answers', 'line 2']]],
    ['a share of 0', [row('sex', 1, 0, 2), row('sex', 2, 1, 3)], [['margin.bad_share', 'line 2']]],
    ['a share that is no number', [row('sex', 1, Number.NaN, 2)], [['margin.bad_share', 'line 2']]],
    ['a share in percent', [row('sex', 1, 49, 2), row('sex', 2, 51, 3)], [['margin.bad_share', 'line 2'], ['margin.bad_share', 'line 3']]],
    ['an option twice', [row('sex', 1, 0.5, 2), row('sex', 1, 0.5, 3)], [['reference.duplicate', 'line 3']]],
    ['shares that do not add up', [row('sex', 1, 0.49, 2), row('sex', 2, 0.5, 3)], [['margin.not_whole', 'line 3']]],
    ['shares that were rounded and miss the whole', [row('age', 1, 0.333, 2), row('age', 2, 0.333, 3), row('age', 3, 0.333, 4)], [['margin.not_whole', 'line 4']]],
    ['no row at all', [], [['value.missing', '']]],
  ])('with %s are refused at its place', (_, list, expected) => {
    expect(issuesOf(list)).toEqual(expected);
  });

  it('that the responses cannot fill, or that leave out an option that was chosen, are refused', () => {
    const onlyMen = rows.filter((each) => each.answers['sex'] === 1);
    expect(calibrationIssues(layout, collect(onlyMen, [sex]), [sex])).toEqual([
      { code: 'margin.nobody_answered', path: 'sex', values: { question: 'sex', option: 2 } }]);
    const young = margin('age', 0.4, 0.6);
    const old = rows.filter((each) => each.answers['age'] === 3).length;
    expect(calibrationIssues(layout, collect(rows, [young]), [young])).toEqual([
      { code: 'margin.no_share', path: 'age', values: { question: 'age', option: 3, count: old } }]);
    expect(calibrationIssues(layout, collect(rows, marginsOf('raked')), marginsOf('raked'))).toEqual([]);
    expect(talliedQuestion(layout, 'age').shape.options).toHaveLength(3);
  });
});
