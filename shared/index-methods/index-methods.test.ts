import { describe, expect, it } from 'vitest';
import { builtInQuestionnaires } from '../questionnaire/built-in/registry.ts';
import { compositesOf, satisfactionIndexCount, treeIssues } from './composites.ts';
import { parameterIssues } from './parameter-issues.ts';
import { readMethod } from './read-method.ts';
import { indexMethod, indexMethods } from './registry.ts';
import { defaultParameters } from './default-parameters.ts';

const builtInFor = (method: string) => builtInQuestionnaires.filter((each) => each.method === method);

describe('an index method', () => {
  it('fits every built-in questionnaire that was made for it', () => {
    for (const questionnaire of builtInQuestionnaires) {
      const method = indexMethod(questionnaire.method);
      expect(method).toBeDefined();
      if (method === undefined) continue;
      expect(treeIssues(questionnaire, method)).toEqual([]);
      expect(parameterIssues(questionnaire, method.parameters, 'parameters')).toEqual([]);
    }
  });

  it('of the national forms leads to 45 and 51 satisfaction indices, by counting', () => {
    expect(builtInFor('national-2022').map(satisfactionIndexCount)).toEqual([45]);
    expect(builtInFor('national-2023-2026').map(satisfactionIndexCount)).toEqual([51]);
  });

  it('of the provinces has 21 criteria in 4 groups, and the one of 2017 has 22 in 5', () => {
    const shape = (method: string) => builtInFor(method).map((each) => {
      const composites = compositesOf(each);
      return [composites[0]?.criteria.length, composites.filter((one) => one.kind === 'group').map((one) => one.criteria.length)];
    });
    expect(shape('four-group-provincial')).toEqual([[21, [5, 5, 6, 5]]]);
    expect(shape('five-factor-2017')).toEqual([[22, [4, 5, 6, 3, 4]]]);
  });

  it('that needs a group which the questionnaire lacks is refused with the group named', () => {
    const [provincial] = builtInFor('four-group-provincial');
    const national = indexMethod('national-2022');
    if (provincial === undefined || national === undefined) throw new Error('Both are built in.');
    expect(treeIssues(provincial, national)[0]).toMatchObject({ code: 'method.tree_mismatch', values: { group: 'I' } });
  });

  it('pools answers, takes levels 4 and 5 and shows two decimals unless it says otherwise', () => {
    for (const { parameters } of indexMethods) expect(parameters).toEqual({ ...defaultParameters, wantedLevels: parameters.wantedLevels });
  });

  it('wants the upper levels of its own expectation questions, of three in 2022 and of four since', () => {
    expect(indexMethod('national-2022')?.parameters.wantedLevels).toEqual([2, 3]);
    expect(indexMethod('national-2023-2026')?.parameters.wantedLevels).toEqual([3, 4]);
  });

  it('may want no level twice and none that no expectation question has', () => {
    const questionnaire = builtInFor('national-2022')[0];
    if (questionnaire === undefined) throw new Error('It is built in.');
    const found = (wantedLevels: readonly number[]) => parameterIssues(questionnaire, { ...defaultParameters, wantedLevels }, 'p').map((each) => `${each.path}: ${each.code}`);
    expect(found([2, 3])).toEqual([]);
    expect(found([3, 3])).toEqual(['p.wantedLevels[1]: reference.duplicate']);
    expect(found([3, 4])).toEqual(['p.wantedLevels[1]: value.not_allowed']);
    expect(found([4, 9])).toEqual(['p.wantedLevels[0]: value.not_allowed', 'p.wantedLevels[1]: value.not_allowed']);
  });

  it('may take no level as satisfied that no criterion has, and weigh no group that holds no criteria', () => {
    const questionnaire = builtInFor('four-group-provincial')[0];
    if (questionnaire === undefined) throw new Error('It is built in.');
    const found = (parameters: Partial<typeof defaultParameters>) => parameterIssues(questionnaire, { ...defaultParameters, ...parameters }, 'p').map((each) => [each.path, each.code, each.values]);
    expect(found({ satisfiedLevels: [5, 4], groupWeights: { G1: 2 } })).toEqual([]);
    expect(found({ satisfiedLevels: [4, 7, 7] })).toEqual([['p.satisfiedLevels[2]', 'reference.duplicate', { id: 7 }], ['p.satisfiedLevels[1]', 'reference.unknown', { id: 7 }]]);
    expect(found({ groupWeights: { G1: 2, X: 1 } })).toEqual([['p.groupWeights.X', 'reference.unknown', { id: 'X' }]]);
    expect(found({ wantedLevels: [9] })).toEqual([]);
  });

  it('says in both languages what it rests on', () => {
    for (const { basis, title } of indexMethods) {
      expect(basis.vi.length).toBeGreaterThan(40);
      expect([basis['en'], title['en']].every((each) => each !== undefined)).toBe(true);
    }
  });
});

describe('a method file', () => {
  it('is taken as it says, with its tree and what it is sure of', () => {
    const file = {
      id: 'own', version: 3, title: { vi: 'rie\u0302ng', en: 'own' }, basis: { vi: 'văn bản' }, certainty: { aggregation: 'V', baseFigure: 'A', rounding: 'R' },
      tree: { parts: ['P'], groups: ['G.1', 'G.2'] },
      parameters: {
        baseFigure: 'mean_score', aggregation: 'weighted', acrossUnits: 'mean_of_units', satisfiedLevels: [5], groupWeights: { 'G.1': 0.25 },
        decimals: 0, wantedLevels: [4], minimumSample: 0, countedSources: ['field'],
      },
    };
    expect(readMethod(file)).toEqual({ method: { ...file, title: { vi: 'riêng', en: 'own' } } });
    expect(readMethod({ ...file, tree: 'questionnaire', parameters: { decimals: 4, minimumSample: 1_000_000 } })).toMatchObject({ method: { tree: 'questionnaire', parameters: { ...defaultParameters, decimals: 4, minimumSample: 1_000_000 } } });
    expect(readMethod({ id: 'a', title: { vi: 'x' } })).toEqual({ method: {
      id: 'a', version: 1, title: { vi: 'x' }, basis: { vi: 'x' }, tree: 'questionnaire', certainty: { aggregation: 'R', baseFigure: 'R', rounding: 'R' }, parameters: defaultParameters,
    } });
  });

  it('gives a method with our defaults for what it leaves out', () => {
    expect(readMethod({ id: 'own', title: { vi: 'riêng' }, parameters: { decimals: 1 } })).toMatchObject({
      method: { id: 'own', version: 1, tree: 'questionnaire', certainty: { aggregation: 'R' }, parameters: { ...defaultParameters, decimals: 1 } },
    });
  });

  it.each([
    [{ title: { vi: 'x' } }, 'id'],
    [{ id: 'a b', title: { vi: 'x' } }, 'id'],
    [{ id: 'a', title: { vi: 'x' }, formula: 'x' }, 'formula'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { aggregation: 'median' } }, 'parameters.aggregation'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { groupWeights: { A: 0 } } }, 'parameters.groupWeights.A'],
    [{ id: 'a', title: { vi: 'x' }, version: 0 }, 'version'],
    [{ id: 'a', title: { vi: '' } }, 'title.vi'],
    [{ id: 'a', title: { vi: 'x'.repeat(2001) } }, 'title.vi'],
    [{ id: 'a', title: { vi: 'x' }, certainty: { aggregation: 'V', baseFigure: 'V' } }, 'certainty.rounding'],
    [{ id: 'a', title: { vi: 'x' }, certainty: { aggregation: 'X', baseFigure: 'V', rounding: 'A' } }, 'certainty.aggregation'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { mode: 1 } }, 'parameters.mode'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { baseFigure: 'sum' } }, 'parameters.baseFigure'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { acrossUnits: 'sum' } }, 'parameters.acrossUnits'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { satisfiedLevels: [] } }, 'parameters.satisfiedLevels'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { wantedLevels: [] } }, 'parameters.wantedLevels'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { decimals: 5 } }, 'parameters.decimals'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { decimals: -1 } }, 'parameters.decimals'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { minimumSample: -1 } }, 'parameters.minimumSample'],
    [{ id: 'a', title: { vi: 'x' }, parameters: { minimumSample: 1_000_001 } }, 'parameters.minimumSample'],
    [7, ''],
  ])('%j is refused with the path %j', (value, path) => {
    const read = readMethod(value);
    expect('issues' in read && read.issues.map((each) => each.path)).toContain(path);
  });
});
