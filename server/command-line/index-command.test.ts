import { describe, expect, it } from 'vitest';
import { required } from '#shared/kernel/assert.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { indexMethod } from '#shared/index-methods/registry.ts';
import { builtInQuestionnaire } from '#shared/questionnaire/built-in/registry.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { CommandIo } from './command.ts';
import { run } from './index-command.ts';
import { UsageError } from './usage-error.ts';

interface Element { readonly id: string; readonly n: number; readonly answered: number; readonly satisfied: number; readonly index: number | null }
interface Output {
  readonly method: string;
  readonly parameters: Record<string, unknown>;
  readonly overall: Element;
  readonly parts: readonly Element[];
  readonly groups: readonly Element[];
  readonly criteria: readonly Element[];
  readonly unitGroups: readonly Element[];
  readonly units: readonly (Element & { readonly unitGroup: string; readonly rank: number | null })[];
}

const call = async (files: Record<string, string | Uint8Array>, ...args: string[]) => {
  let out = '';
  const errors: string[] = [];
  const bytesOf = (path: string): Uint8Array => {
    const file = files[path];
    if (file === undefined) throw new UsageError('fileMissing', { file: path });
    return typeof file === 'string' ? new TextEncoder().encode(file) : file;
  };
  const io: CommandIo = {
    language: 'vi',
    out: (text) => { out += text; },
    error: (text) => { errors.push(text); },
    readFile: async (path) => bytesOf(path),
    filePieces: (path) => () => [bytesOf(path)],
  };
  const code = await run(args, io).catch((error: unknown) => {
    // What is thrown is worded by the command line itself.
    if (!(error instanceof UsageError)) throw error;
    errors.push(`${error.sentence} ${JSON.stringify(error.values)}`);
    return error.exitCode;
  });
  return { code, out, errors, json: (): Output => JSON.parse(out) as Output };
};
const provincialIds = Array.from({ length: 21 }, (_, at) => `g${at + 1}`).join(',');
const provincial = ['--questionnaire', 'sipas-4group-provincial', '--method', 'four-group-provincial', '--responses', 'r.csv', '--json'];
const national = ['--questionnaire', 'sipas-national-2024plus', '--method', 'national-2023-2026', '--responses', 'r.csv', '--json'];

/** 300 rows in four units of two groups, with weights, blanks and an extra column. */
const nationalCriteria = answerableQuestions(required(builtInQuestionnaire('sipas-national-2024plus'), 'built in')).filter((each) => each.role === 'criterion');
const table = (() => {
  const random = seededRandom('index command');
  const units = [['u-b', 'g1'], ['u-a', 'g1'], ['u-d', 'g2'], ['u-c', 'g2']] as const;
  return Array.from({ length: 300 }, (_, index) => {
    const [unit, unitGroup] = random.pick(units);
    const answers = nationalCriteria.map(() => (random.next() < 0.2 ? '' : String(1 + random.integer(5))));
    return { id: `r${index}`, unit, unitGroup, weight: random.pick([1, 0.75, 1.2]), answers };
  });
})();
const csv = [
  ['response_id', 'unit', 'unit_group', 'stratum', 'cluster', 'weight', 'nghề', ...nationalCriteria.map((each) => each.id)],
  ...table.map((row) => [row.id, row.unit, row.unitGroup, '', '', row.weight, 'nông dân', ...row.answers]),
].map((cells) => cells.join(',')).join('\n');

/** A few naive lines: pooled share of levels 4 and 5 over the rows and criteria that are picked. */
const naive = (rows: typeof table, picked: (criterion: number) => boolean) => {
  let [answered, satisfied, above, below] = [0, 0, 0, 0];
  for (const row of rows) row.answers.forEach((answer, at) => {
    if (answer === '' || !picked(at)) return;
    answered += 1;
    below += row.weight;
    if (Number(answer) >= 4) { satisfied += 1; above += row.weight; }
  });
  return { n: rows.length, answered, satisfied, index: (100 * above) / below };
};
const expectElement = (element: Element | undefined, expected: ReturnType<typeof naive>) => {
  expect(element).toMatchObject({ n: expected.n, answered: expected.answered, satisfied: expected.satisfied });
  expect(element?.index).toBeCloseTo(expected.index, 9);
};

describe('hailong index', () => {
  it('gives every figure that a naive recomputation gives', async () => {
    const { code, json } = await call({ 'r.csv': csv }, ...national);
    expect(code).toBe(0);
    const output = json();
    expect(Object.keys(output)).toEqual([
      'method', 'methodVersion', 'parameters', 'overall', 'parts', 'groups', 'criteria', 'unitGroups', 'units', 'expectations', 'perceptions', 'design', 'calibration', 'coverage',
    ]);
    expect(output.method).toBe('national-2023-2026');
    expectElement(output.overall, naive(table, () => true));
    const groupOf = (at: number) => nationalCriteria[at]?.group ?? '';
    for (const part of output.parts) expectElement(part, naive(table, (at) => groupOf(at).split('.')[0] === part.id));
    for (const group of output.groups) expectElement(group, naive(table, (at) => groupOf(at) === group.id));
    output.criteria.forEach((criterion, at) => { expectElement(criterion, naive(table, (each) => each === at)); });
    for (const each of output.unitGroups) expectElement(each, naive(table.filter((row) => row.unitGroup === each.id), () => true));
    for (const each of output.units) expectElement(each, naive(table.filter((row) => row.unit === each.id), () => true));
  });

  it('lists parts, groups and criteria of the questionnaire and units as in the file, ranked in their group', async () => {
    const output = (await call({ 'r.csv': csv }, ...national)).json();
    expect(output.parts.map((each) => each.id)).toEqual(['I', 'II']);
    expect(output.groups.map((each) => each.id)).toEqual(['I.A', 'I.B', 'I.C', 'I.D', 'II.A', 'II.B', 'II.C', 'II.D', 'II.E']);
    expect(output.criteria.map((each) => each.id)).toEqual(Array.from({ length: 39 }, (_, index) => `9.${index + 1}`));
    expect(output.units.map((each) => each.id)).toEqual([...new Set(table.map((row) => row.unit))]);
    for (const group of ['g1', 'g2']) {
      const ranked = output.units.filter((each) => each.unitGroup === group).sort((left, right) => (right.index ?? 0) - (left.index ?? 0));
      expect(ranked.map((each) => each.rank)).toEqual([1, 2]);
    }
  });

  it('names a missing question column on standard error and takes it as unanswered', async () => {
    const { code, errors, json } = await call({ 'r.csv': 'response_id,unit,unit_group,stratum,cluster,weight,g1,g3\nr1,a,x,,,1,5,2\nr2,a,x,,,1,,4\n' }, ...provincial);
    expect(code).toBe(0);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/g2, g4, .*g21/);
    expect(errors[0]).not.toContain('stratum');
    const output = json();
    expect(output.overall).toMatchObject({ id: 'overall', n: 2, answered: 3, satisfied: 2, index: 200 / 3 });
    const nothing = { n: 2, answered: 0, satisfied: 0, index: null, se: null, low: null, high: null, deff: null, df: null, reason: 'nothing_answered' };
    expect(output.criteria[1]).toEqual({ id: 'g2', ...nothing });
    expect(output.groups[3]).toEqual({ id: 'G4', ...nothing });
  });

  it('takes aggregation, base figure and the mean of units from its options', async () => {
    const rows = 'response_id,unit,unit_group,g1,g2,g6\nr1,a,x,5,5,1\nr2,a,x,1,,\nr3,b,x,4,4,4\n';
    const overall = async (...options: string[]) => (await call({ 'r.csv': rows }, ...provincial, ...options)).json().overall.index;
    expect(await overall()).toBeCloseTo((100 * 5) / 7, 12);
    expect(await overall('--aggregation', 'mean_of_criteria')).toBeCloseTo((100 * (2 / 3 + 1 + 1 / 2)) / 3, 12);
    expect(await overall('--aggregation', 'mean_of_groups')).toBeCloseTo((100 * (4 / 5 + 1 / 2)) / 2, 12);
    expect(await overall('--aggregation', 'weighted')).toBeCloseTo((100 * (5 * (4 / 5) + 5 * (1 / 2))) / 10, 12);
    expect(await overall('--base-figure', 'mean_score')).toBeCloseTo((100 * (5 + 5 + 1 + 1 + 4 + 4 + 4)) / (5 * 7), 12);
    expect(await overall('--across-units', 'mean_of_units')).toBeCloseTo((100 * (2 / 4 + 1)) / 2, 12);
  });

  it('lists a unit without any answer, with no index and no rank', async () => {
    const output = (await call({ 'r.csv': 'response_id,unit,unit_group,g1\nr1,a,x,\nr2,b,x,4\n' }, ...provincial)).json();
    expect(output.units).toMatchObject([
      { id: 'a', n: 1, answered: 0, satisfied: 0, index: null, unitGroup: 'x', rank: null, rankReason: 'no_figure' },
      { id: 'b', n: 1, answered: 1, satisfied: 1, index: 100, unitGroup: 'x', rank: null, rankReason: 'below_minimum_sample' },
    ]);
  });

  it('names a missing position column apart from the questions', async () => {
    const ids = Array.from({ length: 21 }, (_, index) => `g${index + 1}`).join(',');
    const { errors } = await call({ 'r.csv': `response_id,unit,unit_group,${ids}\n` }, ...provincial);
    expect(errors).toEqual([expect.stringMatching(/trọng số 1: stratum, cluster, weight$/) as string]);
  });

  it('leaves out a wrong cell of a question that enters no figure, and says so', async () => {
    const { code, errors, json } = await call({ 'r.csv': 'response_id,unit,unit_group,stratum,cluster,weight,A1,9.1\nr1,a,x,,,1,nam,4\n' }, ...national);
    expect(code).toBe(0);
    expect(errors.join('\n')).toContain('dòng 2, cột 7 (A1)');
    expect(json().overall).toMatchObject({ n: 1, answered: 1, satisfied: 1, index: 100 });
  });

  it('says of a wrong weight and of a wrong group what would be right, once', async () => {
    const { errors } = await call({ 'r.csv': 'response_id,unit,unit_group,weight,g1\nr1,a,x,"0,5",4\nr2,b,x,1,4\nr3,b,y,1,4\n' }, ...provincial);
    expect(errors.join('\n')).toMatch(/dòng 2, cột 4 \(weight\): Trọng số "0,5" không đúng[^]*dòng 4 \(unit_group\): Giá trị "y" [^\n]*: x\.$/m);
  });

  it('names the file in which a questionnaire or a method is wrong', async () => {
    const { code, errors } = await call({ 'q.json': '{}', 'm.json': '\uFEFF{}', 'r.csv': '' }, '--questionnaire', 'q.json', '--method', 'm.json', '--responses', 'r.csv');
    expect(code).toBe(2);
    expect(errors).toContain('q.json, version: Thiếu giá trị này. Hãy điền vào.');
    expect(errors).toContain('m.json, title: Thiếu giá trị này. Hãy điền vào.');
  });

  it('reports every bad row and prints no figure', async () => {
    const { code, out, errors } = await call({ 'r.csv': 'response_id,unit,g1\nr1,a,9\nr2,a,4\nr3,,4\n' }, ...provincial);
    expect([code, out]).toEqual([2, '']);
    expect(errors.join('\n')).toMatch(/^r\.csv, dòng 2, cột 3 \(g1\)[^]*^r\.csv, dòng 4, cột 2 \(unit\)/m);
  });

  it('reports a unit that stands in two groups', async () => {
    const { code, errors } = await call({ 'r.csv': 'response_id,unit,unit_group,g1\nr1,a,x,4\nr2,a,y,4\n' }, ...provincial);
    expect(code).toBe(2);
    expect(errors.join('\n')).toContain('dòng 3 (unit_group)');
  });

  it('refuses another separator or encoding with the flag named, and reads the file when it is given', async () => {
    const semicolons = 'response_id;unit;g1\nr1;a;4\n';
    const refused = await call({ 'r.csv': semicolons }, ...provincial);
    expect(refused.code).toBe(2);
    expect(refused.errors.join('\n')).toContain('--separator');
    expect((await call({ 'r.csv': semicolons }, ...provincial, '--separator', ';')).code).toBe(0);
    const bytes = Uint8Array.of(...new TextEncoder().encode('response_id,unit,g1\nr1,'), 0xea, ...new TextEncoder().encode(',4\n'));
    const foreign = await call({ 'r.csv': bytes }, ...provincial);
    expect(foreign.errors.join('\n')).toContain('--encoding');
    expect((await call({ 'r.csv': bytes }, ...provincial, '--encoding', 'windows-1258')).json().units[0]?.id).toBe('ê');
  });

  it('takes questionnaire and method from files', async () => {
    const questionnaire = JSON.stringify(builtInQuestionnaire('sipas-4group-provincial'));
    const method = JSON.stringify({ id: 'own', title: { vi: 'riêng' }, parameters: { aggregation: 'weighted', groupWeights: { G1: 3, G2: 1 }, satisfiedLevels: [5] } });
    const { code, json } = await call(
      { 'q.json': questionnaire, 'm.json': method, 'r.csv': 'response_id,unit,unit_group,g1,g6\nr1,a,x,5,4\n' },
      '--questionnaire', 'q.json', '--method', 'm.json', '--responses', 'r.csv', '--json',
    );
    expect(code).toBe(0);
    expect(json()).toMatchObject({ method: 'own', overall: { index: 75 }, parameters: { aggregation: 'weighted', satisfiedLevels: [5] } });
  });

  it.each([
    [['--questionnaire', 'none', '--method', 'plain', '--responses', 'r.csv']],
    [['--questionnaire', 'sipas-4group-provincial', '--method', 'none', '--responses', 'r.csv']],
    [['--questionnaire', 'sipas-4group-provincial', '--method', 'national-2022', '--responses', 'r.csv']],
    [['--questionnaire', 'sipas-4group-provincial', '--method', 'plain', '--responses', 'none.csv']],
    [['--questionnaire', 'bad.json', '--method', 'plain', '--responses', 'r.csv']],
    [['--method', 'plain', '--responses', 'r.csv']],
    [[...provincial, '--aggregation', 'median']],
    [[...provincial, '--facts', 'fr']],
    [[...provincial, '--year', '26']],
    [[...provincial, '--trim', '0.3,3']],
    [[...provincial, '--design', 'none.csv']],
    [[...provincial, '--colour', 'red']],
  ])('called with %j says why in words and fails with 2', async (args) => {
    const { code, out, errors } = await call({ 'r.csv': 'response_id,unit,g1\nr1,a,4\n', 'bad.json': '{' }, ...args);
    expect([code, out]).toEqual([2, '']);
    expect(errors[0]?.length).toBeGreaterThan(10);
    expect(errors.join('')).not.toMatch(/undefined|\{\w+\}/);
  });

  it('prints lines for people without --json', async () => {
    const { out } = await call({ 'r.csv': 'response_id,unit,unit_group,g1\nr1,a,x,4\n' }, ...provincial.slice(0, -1));
    expect(out).toContain('100%');
  });

  it('prints the method with every parameter, and beside each figure what it was divided by', async () => {
    const rows = 'response_id,unit,unit_group,g1,g6\nr1,a,x,4,1\nr2,a,x,5,\n';
    const { out } = await call({ 'r.csv': rows }, ...provincial.slice(0, -1));
    const [head = '', figures = ''] = out.split('\n\n');
    const title = indexMethod('four-group-provincial');
    expect(head.split('\n')).toEqual([
      title?.title.vi,
      `Cách tính four-group-provincial, bản ${title?.version}: tỷ lệ câu hài lòng; hài lòng là mức 4, 5; gộp mọi câu trả lời; gộp các đơn vị`,
      'Số chữ số thập phân: 2', 'Mức được coi là mong đợi: 3, 4', 'Mẫu tối thiểu để xếp hạng: 30',
    ]);
    const line = (id: string) => figures.split('\n').find((each) => each.startsWith(`${id}  `));
    expect(line('overall')).toMatch(/^overall {2}66,67% = 2 \/ 3 câu trả lời; làm tròn 2 chữ số {2}\[\d+,\d\d–\d+,\d\d\] {2}\(2 phiếu\)$/);
    expect(line('g1')).toMatch(/^g1 {2}100% = 2 \/ 2 câu trả lời; làm tròn 2 chữ số/);
    expect(line('g2')).toBe('g2  Chưa có câu trả lời nào nên chưa có chỉ số  (2 phiếu)');
    expect(line('x')).toContain('66,67% = 2 / 3 câu trả lời');
    expect(line('–  a')).toContain('66,67% = 2 / 3 câu trả lời');
    const weighted = (await call({ 'r.csv': rows }, ...provincial.slice(0, -1), '--aggregation', 'weighted')).out;
    expect(weighted).toContain('\nTrọng số nhóm nội dung: G1 5, G2 5, G3 6, G4 5\n');
    expect(weighted).toMatch(/^overall {2}50,00% = trung bình chỉ số của 2 nhóm nội dung theo trọng số/m);
  });

  it('gives the version of the method in JSON', async () => {
    expect((await call({ 'r.csv': 'response_id,unit,g1\nr1,a,4\n' }, ...provincial)).json()).toMatchObject({
      method: 'four-group-provincial', methodVersion: indexMethod('four-group-provincial')?.version,
    });
  });

  it('tells how many responses have no weight among others that have one, whichever reader met them', async () => {
    const told = async (...rows: string[]) => {
      const header = `response_id,unit,unit_group,stratum,cluster,weight,${provincialIds}\n`;
      const { code, errors } = await call({ 'r.csv': header + rows.map((row) => `${row}${',4'.repeat(21)}\n`).join('') }, ...provincial);
      expect(code).toBe(0);
      return errors;
    };
    expect(await told('r1,a,x,,,2', 'r2,a,x,,,', 'r3,b,x,,,')).toEqual([expect.stringMatching(/^r\.csv: 2 phiếu để trống ô weight .* trọng số 1/)]);
    expect(await told('r1,a,x,,,2', '"r""2",a,x,,,')).toEqual([expect.stringMatching(/^r\.csv: 1 phiếu để trống/)]);
    expect(await told('r1,a,x,,,', 'r2,a,x,,,')).toEqual([]);
    expect(await told('r1,a,x,,,2', 'r2,a,x,,,2')).toEqual([]);
  });

  it('refuses a wanted level that no expectation question has, and names those that there are', async () => {
    const { code, out, errors } = await call(
      { 'r.csv': 'response_id,unit\nr1,a\n', 'p.json': '{ "wantedLevels": [3, 9] }' },
      '--questionnaire', 'sipas-national-2022', '--method', 'national-2022', '--responses', 'r.csv', '--parameters', 'p.json',
    );
    expect([code, out]).toEqual([2, '']);
    expect(errors.join('\n')).toMatch(/^p\.json, wantedLevels\[1\]: Giá trị "9" .*: 1, 2, 3\.$/m);
  });
});
