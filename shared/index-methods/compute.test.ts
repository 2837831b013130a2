import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Questionnaire } from '../questionnaire/model.ts';
import type { SamplePosition } from '../response/model.ts';
import { encodeAnswers } from '../tally/answer-codes.ts';
import { cellKey, type TallyCell } from '../tally/cell.ts';
import { foldResponse } from '../tally/fold.ts';
import { layoutOf } from '../tally/layout.ts';
import { compositesOf } from './composites.ts';
import { computeScope } from './compute.ts';
import { acrossUnits, aggregations, baseFigures, type MethodParameters } from './contract.ts';
import { defaultParameters } from './default-parameters.ts';
import { indexPlan } from './index-plan.ts';
import { addSums, sumCells } from './scope-counts.ts';
import { weightScale } from './weight-scale.ts';

const label = { vi: 'x' };
const level = (value: number) => ({ value, label });
const criterion = (id: string, group: string, scale = 'five') => (
  { id, group, scale, type: 'rating', role: 'criterion', text: label, shortLabel: label, provenance: 'template' } as const);

/** Two parts; three groups of 1, 2 and 3 criteria, the last of them under a group of its own; one criterion on a scale of four. */
const questionnaire: Questionnaire = {
  id: 'tree', version: 1, title: label, source: label, method: 'plain',
  scales: [{ id: 'five', levels: [5, 4, 3, 2, 1].map(level) }, { id: 'four', levels: [1, 2, 3, 4].map(level) }],
  parts: [{ id: 'P', title: label, shortLabel: label }, { id: 'Q', title: label, shortLabel: label }],
  groups: [
    { id: 'A', parent: 'P', title: label, shortLabel: label }, { id: 'B', parent: 'P', title: label, shortLabel: label },
    { id: 'D', parent: 'Q', title: label, shortLabel: label }, { id: 'C', parent: 'D', title: label, shortLabel: label },
  ],
  questions: [
    criterion('a1', 'A'), criterion('b1', 'B'), criterion('b2', 'B', 'four'),
    criterion('c1', 'C'), criterion('c2', 'C'), criterion('c3', 'C'),
  ],
};
const top: Readonly<Record<string, number>> = { a1: 5, b1: 5, b2: 4, c1: 5, c2: 5, c3: 5 };
const groupOf: Readonly<Record<string, readonly string[]>> = { A: ['a1'], B: ['b1', 'b2'], C: ['c1', 'c2', 'c3'] };
const compositeGroups: Readonly<Record<string, readonly string[]>> = { overall: ['A', 'B', 'C'], P: ['A', 'B'], Q: ['C'], D: ['C'], A: ['A'], B: ['B'], C: ['C'] };
const layout = layoutOf(questionnaire, compositesOf(questionnaire), [4, 5]);

interface Row { readonly position: SamplePosition; readonly answers: Readonly<Record<string, number>> }

const answer = (highest: number) => fc.option(fc.integer({ min: 1, max: highest }), { nil: undefined, freq: 4 });
const row: fc.Arbitrary<Row> = fc.record({
  unit: fc.constantFrom('u1', 'u2', 'u3'), stratum: fc.constantFrom('', 's'), cluster: fc.constantFrom('k', 'l'),
  weight: fc.constantFrom(1, 0.75, 1.2, 1 / 3),
  a1: answer(5), b1: answer(5), b2: answer(4), c1: answer(5), c2: answer(5), c3: answer(5),
}).map(({ unit, stratum, cluster, weight, ...given }) => ({
  position: { unit, stratum, cluster, weight },
  answers: Object.fromEntries(Object.entries(given).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]]))),
}));

const cellsOf = (rows: readonly Row[]): TallyCell[] => {
  const cells = new Map<string, TallyCell>();
  for (const { position, answers } of rows) {
    const cell = cells.get(cellKey(position)) ?? { position, vector: new Float64Array(layout.length) };
    cells.set(cellKey(position), cell);
    foldResponse(layout, encodeAnswers(layout, answers, new Set()), { vector: cell.vector, times: 1 });
  }
  return [...cells.values()];
};

const engine = (cells: readonly TallyCell[], parameters: MethodParameters) => {
  const plan = indexPlan(questionnaire, layout, parameters);
  const shape = { length: layout.length, scale: weightScale(cells.map((cell) => cell.position.weight)) };
  const units = ['u1', 'u2', 'u3'].map((unit) => {
    const sums = sumCells(cells.filter((cell) => cell.position.unit === unit), shape);
    return { sums, scope: computeScope(plan, sums) };
  });
  return {
    whole: computeScope(plan, addSums(units.map((each) => each.sums), shape), units.map((each) => each.scope)).figures,
    units: units.map((each) => each.scope.figures),
  };
};

/** The same from the rows, in plain doubles and without anything of the engine. */
const naive = (rows: readonly Row[], parameters: MethodParameters) => {
  const share = (ids: readonly string[], some: readonly Row[]): number | null => {
    let [above, below] = [0, 0];
    for (const { answers, position } of some) for (const id of ids) {
      const value = answers[id];
      if (value === undefined) continue;
      below += position.weight;
      above += position.weight * (parameters.baseFigure === 'mean_score' ? value / (top[id] ?? 1) : Number(parameters.satisfiedLevels.includes(value)));
    }
    return below === 0 ? null : (100 * above) / below;
  };
  const mean = (terms: readonly (readonly [number | null, number])[]): number | null => {
    const known = terms.filter(([value]) => value !== null);
    const weight = known.reduce((sum, [, each]) => sum + each, 0);
    return known.length === 0 ? null : known.reduce((sum, [value, each]) => sum + (value ?? 0) * each, 0) / weight;
  };
  const composite = (id: string, some: readonly Row[]): number | null => {
    const groups = compositeGroups[id] ?? [];
    const ids = groups.flatMap((group) => groupOf[group] ?? []);
    switch (parameters.aggregation) {
      case 'pooled_answers': return share(ids, some);
      case 'mean_of_criteria': return mean(ids.map((each) => [share([each], some), 1]));
      case 'mean_of_groups': return mean(groups.map((each) => [share(groupOf[each] ?? [], some), 1]));
      case 'weighted': return mean(groups.map((each) => [share(groupOf[each] ?? [], some), parameters.groupWeights[each] ?? groupOf[each]?.length ?? 0]));
    }
  };
  const across = (figure: (some: readonly Row[]) => number | null): number | null => (parameters.acrossUnits === 'pooled' ? figure(rows)
    : mean(['u1', 'u2', 'u3'].map((unit) => [figure(rows.filter((each) => each.position.unit === unit)), 1])));
  return {
    composite: (id: string) => across((some) => composite(id, some)),
    criterion: (id: string) => across((some) => share([id], some)),
    unit: (unit: string) => composite('overall', rows.filter((each) => each.position.unit === unit)),
  };
};

const expectNear = (value: number | null | undefined, expected: number | null): void => {
  if (expected === null) expect(value).toBeNull();
  else expect(value).toBeCloseTo(expected, 9);
};
const everyChoice = aggregations.flatMap((aggregation) => baseFigures.flatMap((baseFigure) => acrossUnits.map((across) => (
  { ...defaultParameters, aggregation, baseFigure, acrossUnits: across, groupWeights: { A: 2.5, C: 1 } }))));

describe('the engine', () => {
  it.each(everyChoice)('agrees with a naive recomputation: $aggregation, $baseFigure, $acrossUnits', (parameters) => {
    fc.assert(fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const { whole, units } = engine(cellsOf(rows), parameters);
      const expected = naive(rows, parameters);
      expectNear(whole.overall.index, expected.composite('overall'));
      for (const each of [...whole.parts, ...whole.groups]) expectNear(each.index, expected.composite(each.id));
      for (const each of whole.criteria) expectNear(each.index, expected.criterion(each.id));
      units.forEach((each, at) => { expectNear(each.overall.index, expected.unit(`u${at + 1}`)); });
    }), { numRuns: 40 });
  });

  it('gives the same figures to the last digit in whatever order cells come', () => {
    const shuffled = fc.array(row, { maxLength: 30 }).map(cellsOf)
      .chain((cells) => fc.tuple(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length }), fc.constantFrom(...everyChoice)));
    fc.assert(fc.property(shuffled, ([cells, others, parameters]) => {
      expect(engine(others, parameters)).toEqual(engine(cells, parameters));
    }));
  });

  it('gives the same indices when every design weight is multiplied by one number', () => {
    const equal = fc.array(row, { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(equal, fc.constantFrom(2, 0.1, 1000), (rows, factor) => {
      const scaled = rows.map((each) => ({ ...each, position: { ...each.position, weight: 3 * factor } }));
      const plain = rows.map((each) => ({ ...each, position: { ...each.position, weight: 1 } }));
      expect(engine(cellsOf(scaled), defaultParameters)).toEqual(engine(cellsOf(plain), defaultParameters));
    }));
  });

  it('counts answers unweighted and weighs them only in the index', () => {
    const at = (weight: number, a1: number): Row => ({ position: { unit: 'u1', stratum: '', cluster: '', weight }, answers: { a1 } });
    const { whole } = engine(cellsOf([at(3, 5), at(1, 2)]), defaultParameters);
    expect(whole.criteria[0]).toMatchObject({ id: 'a1', n: 2, answered: 2, satisfied: 1, index: 75, shown: '75.00', levels: [1, 0, 0, 1, 0] });
    expect(whole.criteria[1]).toMatchObject({ id: 'b1', n: 2, answered: 0, index: null, shown: null });
  });

  it('shows the digits of the exact quotient, not of the nearest double', () => {
    const one = (a1: number): Row => ({ position: { unit: 'u1', stratum: '', cluster: '', weight: 1 }, answers: { a1 } });
    // 1 of 800 is 0.125 %: half up gives 0.13.
    const rows = [one(5), ...Array.from({ length: 799 }, () => one(1))];
    expect(engine(cellsOf(rows), defaultParameters).whole.overall.shown).toBe('0.13');
  });

  it('takes other satisfied levels and decimals than the tally was laid out for', () => {
    const one = (a1: number): Row => ({ position: { unit: 'u1', stratum: '', cluster: '', weight: 1 }, answers: { a1 } });
    const { whole } = engine(cellsOf([one(5), one(4), one(3)]), { ...defaultParameters, satisfiedLevels: [5], decimals: 1 });
    expect(whole.overall).toMatchObject({ satisfied: 1, shown: '33.3' });
  });

  it('agrees with the naive recomputation over hundreds of distinct design weights', () => {
    const rows = Array.from({ length: 3 }, (_, unit) => Array.from({ length: 200 }, (__, index): Row => ({
      position: { unit: `u${unit + 1}`, stratum: '', cluster: String(index), weight: 1 + index / 1000 + 1e-9 * unit }, answers: { a1: 1 + (index % 5) },
    }))).flat();
    expectNear(engine(cellsOf(rows), defaultParameters).whole.overall.index, naive(rows, defaultParameters).composite('overall'));
  });
});
