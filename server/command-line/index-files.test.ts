import { describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/kernel/random.ts';
import type { CommandIo } from './command.ts';
import { run } from './index-command.ts';
import { UsageError } from './usage-error.ts';

interface Element { readonly id: string; readonly index: number | null; readonly se: number | null; readonly low: number | null; readonly high: number | null; readonly df: number | null; readonly deff: number | null; readonly reason?: string }
interface Unit extends Element {
  readonly unitGroup: string; readonly rank: number | null; readonly rankLow: number; readonly rankHigh: number; readonly tieGroup: number; readonly band: string | null;
  readonly previous: number | null; readonly change: number | null; readonly changeLow: number | null; readonly direction: string; readonly placesMoved: number | null;
  readonly coverage: object; readonly criteria: readonly Element[];
}
interface Output {
  readonly parameters: Record<string, unknown>; readonly overall: Element; readonly groups: readonly Element[]; readonly criteria: readonly Element[];
  readonly unitGroups: readonly Element[]; readonly units: readonly Unit[]; readonly design: object; readonly calibration: { readonly kind: string; readonly margins: readonly string[] } | null;
  readonly coverage: object; readonly expectations: readonly Element[]; readonly perceptions: readonly object[]; readonly facts?: readonly { readonly kind: string; readonly text: string }[];
}

const call = async (files: Record<string, string>, ...args: string[]) => {
  let out = '';
  const errors: string[] = [];
  const bytesOf = (path: string): Uint8Array => {
    const file = files[path];
    if (file === undefined) throw new UsageError('fileMissing', { file: path });
    return new TextEncoder().encode(file);
  };
  const io: CommandIo = {
    language: 'en',
    out: (text) => { out += text; },
    error: (text) => { errors.push(text); },
    readFile: async (path) => bytesOf(path),
    filePieces: (path) => () => [bytesOf(path)],
  };
  const code = await run(args, io);
  return { code, out, errors: errors.join('\n'), json: (): Output => JSON.parse(out) as Output };
};

/** Four units of two groups, three strata, five clusters a stratum, 240 responses. */
const responses = (() => {
  const random = seededRandom('index files');
  const units = [['noi-vu', 'so'], ['y-te', 'so'], ['xa-a', 'xa'], ['xa-b', 'xa']] as const;
  const level = (share: number): string => (random.next() < share ? random.pick(['4', '5']) : random.pick(['1', '2', '3', '']));
  const rows = Array.from({ length: 240 }, (_, at) => {
    const [unit, unitGroup] = units[at % 4] as (typeof units)[number];
    const cells = Array.from({ length: 21 }, () => level(0.7 + 0.07 * (at % 4)));
    return `r${at},${unit},${unitGroup},s${at % 3},c${at % 15},${[1, 1.5][at % 2]},${random.pick(['1', '2', ''])},${cells.join(',')}`;
  });
  return [`response_id,unit,unit_group,stratum,cluster,weight,sex,${Array.from({ length: 21 }, (_, at) => `g${at + 1}`).join(',')}`, ...rows].join('\n');
})();
const usual = ['--questionnaire', 'sipas-4group-provincial', '--method', 'four-group-provincial', '--responses', 'r.csv', '--json'];
const withFile = (option: string, content: string, ...more: string[]) => call({ 'r.csv': responses, f: content }, ...usual, `--${option}`, 'f', ...more);

describe('index with the files beside the responses', () => {
  it('gives every element its interval and every unit its place', async () => {
    const { code, json } = await call({ 'r.csv': responses }, ...usual);
    expect(code).toBe(0);
    const { overall, criteria, units, design } = json();
    for (const each of [overall, ...criteria, ...units]) {
      expect(each.se).toBeGreaterThan(0);
      expect(each.low).toBeLessThan(each.index ?? 0);
      expect(each.high).toBeGreaterThan(each.index ?? 0);
      expect(each).not.toHaveProperty('reason');
    }
    expect(overall.df).toBe(12);
    expect(design).toMatchObject({ strata: 3, clusters: 15 });
    expect(units.map((each) => [each.rank === null, each.rankLow >= 1, each.rankHigh <= 2, each.tieGroup >= 1])).toEqual(units.map(() => [false, true, true, true]));
    expect(units[0]).not.toHaveProperty('previous');
  });

  it('takes any parameter from a file, and an option before the file', async () => {
    const file = JSON.stringify({ aggregation: 'weighted', groupWeights: { G1: 3 }, satisfiedLevels: [5], minimumSample: 100, decimals: 1 });
    const { parameters, units, groups, overall } = (await withFile('parameters', file)).json();
    expect(parameters).toMatchObject({ aggregation: 'weighted', groupWeights: { G1: 3 }, satisfiedLevels: [5], minimumSample: 100, decimals: 1, baseFigure: 'share_satisfied' });
    expect(units.map((each) => each.rank)).toEqual([null, null, null, null]);
    expect(overall.index).toBeLessThan(60);
    expect(overall.se).toBeGreaterThan(0);
    expect(overall.deff).toBeGreaterThan(0);
    expect(groups).toHaveLength(4);
    expect((await withFile('parameters', file, '--aggregation', 'mean_of_groups')).json().parameters).toMatchObject({ aggregation: 'mean_of_groups', decimals: 1 });
  });

  it('counts clusters that were drawn and brought nothing, and the finite population', async () => {
    const plain = (await call({ 'r.csv': responses }, ...usual)).json().units[0];
    const drawn = (await withFile('design', 'stratum,cluster\ns0,c0\ns0,new-1\ns0,new-2\ns1,new-3')).json();
    expect(drawn.design).toMatchObject({ clusters: 18 });
    expect(drawn.units[0]?.se).not.toBe(plain?.se);
    const finite = (await withFile('fpc', 'stratum;clusters_population\ns0;5\ns1;10\ns2;1000')).json();
    expect(finite.design).toMatchObject({ hasFinitePopulation: true });
    expect(finite.units[0]?.se).toBeLessThan(plain?.se ?? 0);
  });

  it('weights to known margins, and trims', async () => {
    const margins = 'question,option,share\ng1,1,0.1\ng1,2,0.1\ng1,3,0.1\ng1,4,0.3\ng1,5,0.4\n';
    const { calibration, overall } = (await withFile('margins', margins)).json();
    expect(calibration).toMatchObject({ kind: 'post_stratified', margins: ['g1'], trimming: null });
    expect(overall.se).toBeGreaterThan(0);
    expect(overall.index).not.toBe((await call({ 'r.csv': responses }, ...usual)).json().overall.index);
    expect((await withFile('margins', margins, '--trim', '0.9,1.1')).json().calibration).toMatchObject({ trimming: { low: 0.9, high: 1.1 } });
  });

  it('compares with last year, and names units that are gone', async () => {
    const { json, errors } = await withFile('previous', 'unit,year,index,se\nnoi-vu,2025,70,1\ny-te,2025,90,\nso,2025,80,0.5\noverall,2025,80,0.5\ncu,2025,50,\nnoi-vu,2024,60,\n');
    expect(errors).toContain('no response: cu');
    const { units, overall, unitGroups } = json();
    expect(units.map((each) => [each.id, each.previous, each.direction])).toEqual([['noi-vu', 70, 'up'], ['y-te', 90, 'down'], ['xa-a', null, 'not-comparable'], ['xa-b', null, 'not-comparable']]);
    expect(units[0]?.change).toBeCloseTo(Math.round((units[0]?.index ?? 0) * 100) / 100 - 70, 9);
    expect(units[0]?.changeLow).toBeLessThan(units[0]?.change ?? 0);
    expect(units[1]?.changeLow).toBeNull();
    expect(overall).toMatchObject({ previous: 80 });
    expect(unitGroups[0]).toMatchObject({ id: 'so', previous: 80 });
  });

  it('classifies by the bands of the unit group, else by the default', async () => {
    const band = (id: string, from: number, to: number, toIncluded: boolean) => ({ id, title: { vi: id }, from, fromIncluded: true, to, toIncluded });
    const file = JSON.stringify({ default: [band('a', 0, 100, true)], unitGroups: { xa: [band('high', 50, 100, true), band('low', 0, 50, false)] } });
    expect((await withFile('bands', file)).json().units.map((each) => each.band)).toEqual(['a', 'a', 'high', 'high']);
  });

  it('puts what was planned and who refused beside the figures', async () => {
    const { coverage, units } = (await withFile('coverage', 'unit,planned,refusals\nnoi-vu,80,7\ny-te,70,\nxa-a,60,0\nxa-b,60,3\n')).json();
    expect(units.map((each) => each.coverage)).toEqual([
      { planned: 80, responses: 60, refusals: 7, refusalsAmong: 60 }, { planned: 70, responses: 60, refusals: null, refusalsAmong: 0 },
      { planned: 60, responses: 60, refusals: 0, refusalsAmong: 60 }, { planned: 60, responses: 60, refusals: 3, refusalsAmong: 60 },
    ]);
    expect(coverage).toEqual({ planned: 270, responses: 240, refusals: 10, refusalsAmong: 180 });
  });

  it('adds the sentences of an announcement in either language', async () => {
    const facts = (await withFile('previous', 'unit,year,index,se\nnoi-vu,2025,70,1\noverall,2025,80,0.5\n', '--facts', 'en')).json().facts ?? [];
    expect(facts.length).toBeGreaterThan(3);
    for (const each of facts) expect(each.text).toMatch(/^\S.*\.$/);
    const { out } = await call({ 'r.csv': responses }, ...usual.slice(0, -1), '--facts', 'vi');
    expect(out).toMatch(/\[\d\d\.\d\d–\d\d\.\d\d\]/);
    expect(out).toMatch(/\n1 \(1–\d\) {2}\S+ /);
  });

  it('shows parts, groups and criteria of every unit when asked to', async () => {
    const { units } = (await call({ 'r.csv': responses }, ...usual, '--detail')).json();
    expect(units[0]?.criteria).toHaveLength(21);
    expect(units[0]?.criteria[0]?.se).toBeGreaterThan(0);
  });

  it.each([
    ['design', 'stratum,cluster\ns0,c0\ns0,c0', 'f, line 3, column 2 (cluster): '],
    ['design', 'stratum,cluster\ns0,', 'f, line 2, column 2 (cluster)'],
    ['design', 'stratum,klaster\ns0,c0', 'f, line 1: '],
    ['design', 'stratum,cluster\ns0,c0,x', 'f, line 2: '],
    ['design', 'stratum,cluster,note\ns0,c0,x', 'f, line 1, column 3'],
    ['design', '', 'f: '],
    ['fpc', 'stratum,clusters_population\ns0,4', 'f, line 2, column 2 (clusters_population): '],
    ['fpc', 'stratum,clusters_population\ns9,40', 'f, line 2, column 1 (stratum): '],
    ['fpc', 'stratum,clusters_population\ns0,5.5', 'f, line 2, column 2 (clusters_population)'],
    ['fpc', 'stratum,clusters_population\ns0,50\ns0,60', 'f, line 3, column 1 (stratum): '],
    ['margins', 'question,option,share\ng1,1,0.5\ng1,2,0.4', 'f, line 3, column 3 (share): The shares of question g1 add up to 0.9'],
    ['margins', 'question,option,share\ng1,9,1', 'f, line 2, column 2 (option): '],
    ['margins', 'question,option,share\ng99,1,1', 'f, line 2, column 1 (question): '],
    ['margins', 'question,option,share\ng1,1,"0,5"', 'f, line 2, column 3 (share)'],
    ['margins', 'question,option,share\ng1,1,1', 'f, line 2, column 2 (option): '],
    ['margins', 'question,option,share\ng1,1,0.5\ng1,1,0.5', 'f, line 3, column 2 (option): '],
    ['margins', 'share,question,option\n0.1,sex,3\n0.9,sex,1', 'f, line 2, column 2 (question): '],
    ['margins', 'question,option,share\ng1,1,1.2', 'f, line 2, column 3 (share)'],
    ['previous', 'unit,year,index\nnoi-vu,2025,100.5', 'f, line 2, column 3 (index)'],
    ['previous', 'unit,year,index,se\nnoi-vu,2025,90,-1', 'f, line 2, column 4 (se)'],
    ['previous', 'unit,year,index,se\nnoi-vu,2025,90,\nnoi-vu,2025,91,', 'f, line 3, column 1 (unit): '],
    ['previous', 'unit;year;index\nnoi-vu;25;90', 'f, line 2, column 2 (year)'],
    ['bands', '{ "default": [], "unitGroups": {} }', 'f, default: '],
    ['bands', '{', 'f, line 1, column 2: '],
    ['bands', '', 'f: '],
    ['parameters', '{ "decimals": 2,\n  "minimumSample": 20, }', 'f, line 2, column 24: '],
    ['bands', JSON.stringify({ default: [{ id: 'a', title: { vi: 'A' }, from: 90, fromIncluded: true, to: 100, toIncluded: true }, { id: 'b', title: { vi: 'B' }, from: 0, fromIncluded: true, to: 80, toIncluded: false }] }), 'f, default[1]: '],
    ['bands', JSON.stringify({ unitGroups: { huyen: [{ id: 'a', title: { vi: 'A' }, from: 0, fromIncluded: true, to: 100, toIncluded: true }] } }), 'f, unitGroups.huyen: '],
    ['parameters', '{ "aggregation": "median" }', 'f, aggregation: '],
    ['parameters', '{ "satisfiedLevels": [7] }', 'f, satisfiedLevels[0]: '],
    ['parameters', '{ "groupWeights": { "G9": 1 } }', 'f, groupWeights.G9: '],
    ['parameters', '{ "colour": 1 }', 'f, colour: '],
    ['coverage', 'unit,planned\nnoi-vi,10', 'f, line 2, column 1 (unit): '],
    ['coverage', 'unit,planned\nnoi-vu,10\nnoi-vu,11', 'f, line 3, column 1 (unit): '],
  ])('tells the place of what is wrong with --%s %j, and prints nothing', async (option, content, place) => {
    const { code, out, errors } = await withFile(option, content);
    expect([code, out]).toEqual([2, '']);
    expect(errors).toContain(place);
    expect(errors).not.toMatch(/undefined|\{\w+\}/);
  });

  it('names the row of a margin that the responses contradict: of the option, or the last of its question', async () => {
    const rows = 'response_id,unit,g1\nr1,a,4\nr2,a,5\n';
    const against = async (margins: string) => (await call({ 'r.csv': rows, f: margins }, ...usual, '--margins', 'f')).errors;
    expect(await against('share,question,option\n0.2,g1,1\n0.8,g1,4\n')).toMatch(/^f, line 2, column 3 \(option\): No response chose option 1 [^]*^f, line 3, column 3 \(option\): 1 responses chose option 5 /m);
  });

  it('takes no row of this year or a later one for a figure of the past', async () => {
    const file = 'unit,year,index\nnoi-vu,2024,70\nnoi-vu,2026,71\noverall,2025,72\n';
    const { code, out, errors } = await withFile('previous', file, '--year', '2025');
    expect([code, out]).toEqual([2, '']);
    expect(errors).toMatch(/f, line 3, column 2 \(year\): The year 2026 is not before the year of the responses \(2025\)/);
    expect(errors).toMatch(/f, line 4, column 2 \(year\): The year 2025/);
    expect(errors).not.toContain('line 2');
    expect((await withFile('previous', file, '--year', '2027')).code).toBe(0);
  });

  it('says what --trim is made of when it is given something else', async () => {
    const { code, errors } = await withFile('margins', '', '--trim', '0,5-3');
    expect(code).toBe(2);
    expect(errors).toMatch(/"0,5-3"\. Write LOW,HIGH: .* for example: --trim 0\.3,3\.$/);
  });

  it('reads files in the encoding of the responses, and names it where none was given', async () => {
    const bytes = Uint8Array.of(...new TextEncoder().encode('stratum,cluster\ns0,S'), 0xea);
    const text = new TextDecoder('latin1').decode(bytes);
    expect(text).toContain('ê');
    const files = (name: string): Uint8Array => (name === 'f' ? bytes : new TextEncoder().encode(responses));
    const errors: string[] = [];
    const io: CommandIo = { language: 'en', out: () => undefined, error: (line) => { errors.push(line); }, readFile: async (path) => files(path), filePieces: (path) => () => [files(path)] };
    expect(await run([...usual, '--design', 'f'], io)).toBe(2);
    expect(errors.join('\n')).toMatch(/f: .*--encoding windows-1258/);
    expect(await run([...usual, '--design', 'f', '--encoding', 'windows-1258'], io)).toBe(0);
  });
});
