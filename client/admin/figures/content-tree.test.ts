import { noPrecision } from '#shared/index-methods/figures.ts';
import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { NamedFigure } from '#shared/report/report.ts';
import { branchFigure, headlineBranches, leafGroups } from './content-tree.ts';

const text = (vi: string) => ({ title: { vi }, shortLabel: { vi } });
const question = (id: string, group: string) => ({ id, type: 'rating', role: 'criterion', group, scale: 's', text: { vi: id }, shortLabel: { vi: id }, provenance: 'template' }) as const;
const questionnaire: Questionnaire = {
  id: 'f', version: 1, title: { vi: 'f' }, source: { vi: 'f' }, method: 'plain', scales: [],
  parts: [{ id: 'I', ...text('I') }, { id: 'II', ...text('II') }],
  groups: [{ id: 'a', parent: 'I', ...text('a') }, { id: 'b', parent: 'I', ...text('b') }, { id: 'c', parent: 'II', ...text('c') }],
  questions: [question('1', 'a'), question('2', 'b'), question('3', 'a'), question('4', 'c')],
};
const figure = (id: string): NamedFigure => ({ id, n: 1, answered: 1, satisfied: 1, index: 100, shown: '100.00', ...noPrecision('answers_needed') });

describe('the tree of a questionnaire', () => {
  test('an overview shows the highest level that has several figures', () => {
    const scope = { parts: ['I', 'II'].map(figure), groups: ['a', 'b', 'c'].map(figure) };
    expect(headlineBranches(questionnaire, scope).map((each) => each.id)).toEqual(['I', 'II']);
  });
  test('where one part alone has figures, its groups are shown', () => {
    expect(headlineBranches(questionnaire, { parts: [figure('I')], groups: [figure('a'), figure('b')] }).map((each) => each.id)).toEqual(['a', 'b']);
  });
  test('a level with too many columns is no headline', () => {
    const many: Questionnaire = { ...questionnaire, parts: [], groups: Array.from({ length: 7 }, (_, at) => ({ id: `g${at}`, ...text('g') })) };
    expect(headlineBranches(many, { parts: [], groups: many.groups.map((each) => figure(each.id)) })).toEqual([]);
  });
  test('criteria stand under their leaf, whatever stands between them on the questionnaire', () => {
    expect(leafGroups(questionnaire).map((leaf) => [leaf.branch?.id, leaf.criteria.map((each) => each.id)])).toEqual([['a', ['1', '3']], ['b', ['2']], ['c', ['4']]]);
  });
  test('a part and a group are looked up where they stand', () => {
    const scope = { overall: figure('overall'), parts: [figure('I')], groups: [figure('a')], criteria: [] };
    expect(branchFigure(scope, { id: 'I', kind: 'part', shortLabel: { vi: 'I' } })?.id).toBe('I');
    expect(branchFigure(scope, { id: 'I', kind: 'group', shortLabel: { vi: 'I' } })).toBeUndefined();
  });
});
