import { describe, expect, test } from 'vitest';
import { noPrecision } from '#shared/index-methods/figures.ts';
import type { CriterionFigure, UnitFigures } from '#shared/report/report.ts';
import { sampleFigure, sampleUnit } from '../testing/sample-report.ts';
import { criteriaFinding, rankingFinding } from './finding.ts';

const unit = (id: string, shown: string | null, rank: number | null): UnitFigures => sampleUnit(id, shown, { rank });
/** Units in the order of the ranking, each as [rank, rankLow, rankHigh, tieGroup]. */
const places = (...given: readonly (readonly [number, number, number, number])[]): UnitFigures[] =>
  given.map(([rank, rankLow, rankHigh, tieGroup], at) => sampleUnit('abcdefgh'[at] ?? '', `${99 - rank}.00`, { rank, rankLow, rankHigh, tieGroup }));
function criterion(id: string, shown: string | null): CriterionFigure {
  return { id, n: 10, answered: 10, satisfied: 5, index: shown === null ? null : Number(shown), shown, ...noPrecision('answers_needed'), levels: [] };
}

describe('the sentence above a ranking', () => {
  test('two units at a hundred are said to share it', () => {
    expect(rankingFinding([unit('a', '100.00', 1), unit('b', '100.00', 1), unit('c', '98.10', 3)]))
      .toMatchObject({ key: 'tiedAtHundred', count: 2, total: 3 });
  });
  test('a tie below a hundred does not claim a hundred', () => {
    expect(rankingFinding([unit('a', '98.10', 1), unit('b', '98.10', 1)]).key).toBe('tiedFirst');
  });
  test('one first unit is named with its figure', () => {
    expect(rankingFinding([unit('a', '98.10', 1), unit('b', '97.62', 2)]))
      .toEqual({ key: 'first', count: 1, total: 2, ids: ['a'], figures: ['98.10'] });
  });
  test('while some units have no figure, the first is first only of those that do', () => {
    expect(rankingFinding([unit('a', '98.10', 1), unit('b', '97.62', 2), unit('c', null, null)]))
      .toMatchObject({ key: 'firstOfSome', count: 2, total: 3 });
  });
  test('a single figure is no ranking, and none is said to be none', () => {
    expect(rankingFinding([unit('a', '98.10', 1), unit('c', null, null)]).key).toBe('onlyOne');
    expect(rankingFinding([unit('c', null, null)]).key).toBe('nothingYet');
  });
  test('who is surely the first or the last is called so', () => {
    expect(rankingFinding(places([1, 1, 1, 1], [2, 2, 3, 2], [3, 2, 3, 2], [4, 4, 4, 3])))
      .toMatchObject({ key: 'surelyFirst', count: 3, ids: ['a'], rest: { kind: 'surelyLast', id: 'd' } });
  });
  test('a first that others are not surely below is not said to lead', () => {
    expect(rankingFinding(places([1, 1, 3, 1], [2, 1, 3, 1], [3, 1, 4, 1], [4, 3, 4, 2]))).toMatchObject({ key: 'notSurelyFirst', count: 3 });
  });
  test('the longest run further down that no test separates is named by its ranks', () => {
    const found = rankingFinding(places([1, 1, 1, 1], [2, 2, 4, 2], [3, 2, 4, 2], [4, 2, 5, 2], [5, 4, 5, 3]));
    expect(found.rest).toEqual({ kind: 'tieGroup', from: 2, to: 4 });
  });
});

describe('the sentence above the criteria of a unit', () => {
  test('it names the lowest and the highest', () => {
    expect(criteriaFinding([criterion('1', '84.10'), criterion('2', '50.90'), criterion('3', '90.20'), criterion('4', null)]))
      .toEqual({ key: 'lowestAndHighest', count: 1, total: 3, ids: ['2', '3'], figures: ['50.90', '90.20'] });
  });
  test('with intervals only what is surely below the unit\'s own index is called low', () => {
    const sure = (id: string, shown: string, interval: readonly [number, number]): CriterionFigure => ({ ...sampleFigure(shown, interval), id, levels: [] });
    const overall = sampleFigure('80.00', [78, 82]);
    const [low, lower, near] = [sure('1', '60.00', [50, 70]), sure('2', '55.00', [40, 79]), sure('3', '70.00', [55, 81])];
    expect(criteriaFinding([low, lower, near], overall)).toMatchObject({ key: 'twoSurelyLow', ids: ['2', '1'] });
    expect(criteriaFinding([low, near, sure('4', '90.00', [85, 95])], overall)).toMatchObject({ key: 'oneSurelyLow', ids: ['1'] });
    expect(criteriaFinding([near, sure('4', '90.00', [85, 95])], overall)).toMatchObject({ key: 'noneSurelyLow', ids: ['3', '4'] });
  });
  test('several lowest are counted, equal ones are called alike, none is called none', () => {
    expect(criteriaFinding([criterion('1', '50.00'), criterion('2', '50.00'), criterion('3', '60.00')])).toMatchObject({ key: 'tiedLowest', count: 2 });
    expect(criteriaFinding([criterion('1', '50.00'), criterion('2', '50.00')]).key).toBe('allAlike');
    expect(criteriaFinding([criterion('1', null)]).key).toBe('noAnswers');
  });
});
