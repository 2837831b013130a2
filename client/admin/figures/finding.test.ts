import { describe, expect, test } from 'vitest';
import { noPrecision } from '#shared/index-methods/figures.ts';
import type { CriterionFigure, UnitFigures } from '#shared/report/report.ts';
import { criteriaFinding, rankingFinding } from './finding.ts';

function unit(id: string, shown: string | null, rank: number | null): UnitFigures {
  const figure = { n: shown === null ? 0 : 90, answered: 0, satisfied: 0, index: shown === null ? null : Number(shown), shown, ...noPrecision('answers_needed') };
  return { id, name: { vi: id }, unitGroup: 'g', target: 100, rank, isTied: false, rankLow: null, rankHigh: null, tieGroup: null, rankReason: null, refusals: null, change: null, band: null, overall: figure, parts: [], groups: [], criteria: [] };
}
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
});

describe('the sentence above the criteria of a unit', () => {
  test('it names the lowest and the highest', () => {
    expect(criteriaFinding([criterion('1', '84.10'), criterion('2', '50.90'), criterion('3', '90.20'), criterion('4', null)]))
      .toEqual({ key: 'lowestAndHighest', count: 1, total: 3, ids: ['2', '3'], figures: ['50.90', '90.20'] });
  });
  test('several lowest are counted, equal ones are called alike, none is called none', () => {
    expect(criteriaFinding([criterion('1', '50.00'), criterion('2', '50.00'), criterion('3', '60.00')])).toMatchObject({ key: 'tiedLowest', count: 2 });
    expect(criteriaFinding([criterion('1', '50.00'), criterion('2', '50.00')]).key).toBe('allAlike');
    expect(criteriaFinding([criterion('1', null)]).key).toBe('noAnswers');
  });
});
