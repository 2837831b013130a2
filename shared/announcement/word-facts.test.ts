import { describe, expect, it } from 'vitest';
import { publishedTables } from '../fixtures/published/published-tables.ts';
import { northernRegion } from '../fixtures/published/published-tables.ts';
import { tableFromValues, type TableFrame } from '../change/table-from-values.ts';
import type { IndexTable, TableSample } from '../change/index-table.ts';
import type { FactKind } from './fact.ts';
import type { FactOptions } from './fact-options.ts';
import { makeFacts } from './make-facts.ts';
import { wordFacts } from './word-facts.ts';

const frame: TableFrame = {
  title: { vi: 'Chỉ số hài lòng', en: 'Satisfaction index' }, territory: { vi: 'tỉnh Sao Mai', en: 'Sao Mai province' }, decimals: 2, transitions: [],
  unitGroups: [{ id: 'so', name: { vi: 'Sở, ban, ngành tỉnh', en: 'Provincial departments' }, bands: [] }],
  units: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, name: { vi: `Sở ${id.toUpperCase()}`, en: `Department ${id.toUpperCase()}` }, unitGroup: 'so' })),
};
type Values = Readonly<Record<number, Readonly<Record<string, number>>>>;
const tableOf = (values: Values, own: Partial<TableFrame> = {}): IndexTable => tableFromValues(Object.entries(values).flatMap(([year, figures]) =>
  Object.entries(figures).map(([unit, index]) => ({ unit, year: Number(year), index, se: null }))), { ...frame, ...own });
const say = (language: 'vi' | 'en', kind: FactKind, table: IndexTable, options: Partial<FactOptions> = {}): string[] =>
  wordFacts(makeFacts(table, options).filter((each) => each.kind === kind), table, language);

describe('sentences', () => {
  it.each(['vi', 'en'] as const)('in %s leave no placeholder, no empty bracket and no doubled blank, and begin and end as sentences do', (language) => {
    const options: Partial<FactOptions> = { regions: northernRegion, unit: '14', thresholds: [{ from: 90, fromIncluded: false }, { from: 85, fromIncluded: true }], national: { scaled: 8394, decimals: 2 } };
    const spoken = Object.values(publishedTables).flatMap((table) => wordFacts(makeFacts(table, options), table, language));
    expect(spoken.length).toBeGreaterThan(150);
    for (const sentence of spoken) {
      expect(sentence).not.toMatch(/[{}]|\(\)| {2}|undefined|null|, ?,|;;/);
      expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(sentence.normalize('NFC')).toBe(sentence);
    }
  });

  it('are as many as the facts, in their order', () => {
    const facts = makeFacts(publishedTables.nationalPar);
    expect(wordFacts(facts, publishedTables.nationalPar, 'en')).toHaveLength(facts.length);
  });

  it('write decimals, an exact hundred and small counts as each language does', () => {
    const table = tableOf({ 2025: { a: 100, b: 99.5 }, 2026: { a: 100, b: 100, c: 70, d: 60.05 } });
    expect(say('vi', 'at_full', table)).toEqual(['Có 02 đơn vị của tỉnh Sao Mai đạt 100%, gồm Sở A và Sở B; số lượng tăng 01 đơn vị so với năm 2025.']);
    expect(say('en', 'at_full', table)).toEqual(['2 units of Sao Mai province at 100%: Department A and Department B; up 1 unit against 2025.']);
    expect(say('vi', 'leader', table)).toEqual(['Sở A và Sở B cùng dẫn đầu tỉnh Sao Mai với 100%; trong đó Sở A đã dẫn đầu năm 2025.']);
  });

  it('call differences percentage points and say the direction in words', () => {
    const table = tableOf({ 2024: { overall: 90 }, 2025: { overall: 95 }, 2026: { overall: 90 } });
    expect(say('vi', 'level', table)).toEqual(['Chỉ số hài lòng năm 2026 của tỉnh Sao Mai đạt 90,00%, giảm 5,00 điểm phần trăm so với năm 2025 và không đổi so với năm 2024.']);
    expect(say('en', 'level', table)).toEqual(['Satisfaction index 2026, Sao Mai province: 90.00%, down 5.00 percentage points on 2025 and unchanged from 2024.']);
  });

  it('say on which side of the nation a figure lies', () => {
    const at = (overall: number) => say('vi', 'distance', tableOf({ 2026: { overall } }), { national: { scaled: 8394, decimals: 2 } })[0];
    expect([at(84.05), at(83.9), at(83.94)]).toEqual([
      'Chỉ số hài lòng năm 2026 của tỉnh Sao Mai (84,05%) cao hơn mức chung của cả nước (83,94%) là 0,11 điểm phần trăm.',
      'Chỉ số hài lòng năm 2026 của tỉnh Sao Mai (83,90%) thấp hơn mức chung của cả nước (83,94%) là 0,04 điểm phần trăm.',
      'Chỉ số hài lòng năm 2026 của tỉnh Sao Mai (83,94%) bằng mức chung của cả nước (83,94%).',
    ]);
  });

  it('name a place that is shared, and places gained, lost and kept', () => {
    const table = tableOf({ 2025: { a: 90, b: 80, c: 70, d: 60 }, 2026: { a: 80, b: 80, c: 90, d: 60 } });
    const place = (unit: string) => say('vi', 'unit_place', table, { unit })[0];
    expect([place('a'), place('b'), place('c'), place('d')]).toEqual([
      'Sở A đồng hạng 2 trong 4 đơn vị của tỉnh Sao Mai, giảm 01 bậc so với năm 2025 (thứ 1/4).',
      'Sở B đồng hạng 2 trong 4 đơn vị của tỉnh Sao Mai, giữ nguyên thứ hạng so với năm 2025 (thứ 2/4).',
      'Sở C đứng thứ 1/4 đơn vị của tỉnh Sao Mai, tăng 02 bậc so với năm 2025 (thứ 3/4).',
      'Sở D đứng thứ 4/4 đơn vị của tỉnh Sao Mai, giữ nguyên thứ hạng so với năm 2025 (thứ 4/4).',
    ]);
  });

  it('tell units at an edge that does not belong to a threshold from those below it', () => {
    const table = tableOf({ 2026: { a: 95, b: 90, c: 85.5 } });
    expect(say('vi', 'above_threshold', table)).toEqual(['Có 1/3 đơn vị của tỉnh Sao Mai đạt trên 90%: Sở A; 01 đơn vị đúng 90% và 01 đơn vị dưới 90% (Sở C 85,50%).']);
    expect(say('vi', 'above_threshold', table, { thresholds: [{ from: 90, fromIncluded: true }] })).toEqual(['Có 2/3 đơn vị của tỉnh Sao Mai đạt từ 90% trở lên: Sở A và Sở B; 01 đơn vị dưới 90% (Sở C 85,50%).']);
    expect(say('vi', 'above_threshold', table, { thresholds: [{ from: 85, fromIncluded: true }] })).toEqual(['Tất cả 3/3 đơn vị của tỉnh Sao Mai đều đạt từ 85% trở lên.']);
  });

  it('say in words that there was none before, and leave a code as it is', () => {
    const table = tableOf({ 2025: { 'so-01': 80, 'so-02': 70 }, 2026: { 'so-01': 95, 'so-02': 70 } }, { units: ['so-01', 'so-02'].map((id) => ({ id, name: { vi: id }, unitGroup: 'so' })) });
    expect(say('vi', 'above_threshold', table)).toEqual(['Có 1/2 đơn vị của tỉnh Sao Mai đạt trên 90%: so-01; 01 đơn vị dưới 90% (so-02 70,00%); số đơn vị đạt trên 90% tăng so với năm 2025 (không có đơn vị nào).']);
    expect(say('vi', 'leader', table)).toEqual(['so-01 tiếp tục dẫn đầu tỉnh Sao Mai với 95,00%.']);
  });

  it('say of a unit which band it is in, without quotes where the title says what it is', () => {
    const band = (title: string, from: number, to: number) => ({ id: title, title: { vi: title, en: title === 'Tốt' ? 'Good' : 'Group A' }, from, fromIncluded: true, to, toIncluded: to === 100 });
    const table = tableOf({ 2025: { a: 95, b: 85 }, 2026: { a: 85, b: 86 } }, { unitGroups: [{ id: 'so', name: { vi: 'Sở' }, bands: [band('Nhóm A', 90, 100), band('Tốt', 80, 90)] }] });
    expect(say('vi', 'unit_band', table, { unit: 'a' })).toEqual(['Năm 2026, Sở A thuộc mức “Tốt” của tỉnh Sao Mai (năm 2025: nhóm A).']);
    expect(say('en', 'unit_band', table, { unit: 'a' })).toEqual(['In 2026, Department A is in the band “Good” of Sao Mai province (2025: group A).']);
    expect(say('vi', 'unit_band', table, { unit: 'b' })).toEqual(['Năm 2026, Sở B thuộc mức “Tốt” của tỉnh Sao Mai, như năm 2025.']);
    expect(say('vi', 'bands', table)).toEqual(['Xếp loại các đơn vị của tỉnh Sao Mai, so với năm 2025: không có đơn vị nào thuộc nhóm A (giảm 01 đơn vị); 02 đơn vị thuộc mức “Tốt” (tăng 01 đơn vị): Sở A và Sở B.']);
  });

  it('say what the figures rest on, as far as it is known, and nothing before the first response', () => {
    const table = tableOf({ 2026: { a: 95 } });
    const say26 = (language: 'vi' | 'en', sample: TableSample) => say(language, 'sample', { ...table, years: table.years.map((each) => ({ ...each, sample })) });
    const full = { responses: 1960, planned: 2000, units: 6, clusters: 49, strata: 12 };
    expect(say26('vi', full)).toEqual(['Chỉ số hài lòng năm 2026 của tỉnh Sao Mai được tính từ 1.960 phiếu (chỉ tiêu 2.000 phiếu) tại 06 đơn vị, lấy từ 49 cụm mẫu thuộc 12 tầng.']);
    expect(say26('en', full)).toEqual(['Satisfaction index 2026 of Sao Mai province rests on 1,960 responses (2,000 planned) from 6 units, drawn from 49 clusters of 12 strata.']);
    expect(say26('vi', { responses: 30, planned: null, units: 1, clusters: null, strata: null })).toEqual(['Chỉ số hài lòng năm 2026 của tỉnh Sao Mai được tính từ 30 phiếu tại 01 đơn vị.']);
    expect([say26('vi', { ...full, responses: 0 }), say('vi', 'sample', table)]).toEqual([[], []]);
  });

  it('name who rose alone, and who rose by as much as others', () => {
    expect(say('vi', 'extreme_changes', tableOf({ 2025: { a: 80, b: 80 }, 2026: { a: 81.5, b: 80 } }))).toEqual(['Trong tỉnh Sao Mai, chỉ Sở A tăng so với năm 2025, tăng 1,50 điểm phần trăm.']);
    expect(say('en', 'extreme_changes', tableOf({ 2025: { a: 80, b: 80 }, 2026: { a: 78, b: 78 } }))).toEqual(['The units of Sao Mai province that fell against 2025 are Department A and Department B, each by 2.00 percentage points.']);
  });

  it('begin a group’s name small inside a sentence unless it is a proper name or begins with capitals', () => {
    const groups = (first: string, second: string) => say('vi', 'group_order', tableOf({ 2026: { so: 90, khac: 80 } }, {
      unitGroups: [{ id: 'so', name: { vi: first }, bands: [] }, { id: 'khac', name: { vi: second }, bands: [] }],
    }))[0];
    expect(groups('Sở, ban, ngành tỉnh', 'UBND huyện')).toBe('Chỉ số hài lòng năm 2026 theo nhóm đơn vị: nhóm sở, ban, ngành tỉnh dẫn đầu với 90,00%; nhóm UBND huyện thấp nhất với 80,00%.');
    expect(groups('Sơn La', 'Quận')).toContain('nhóm Sơn La dẫn đầu với 90,00%; nhóm quận thấp nhất');
    expect(groups('Khối sở', 'Nhóm A')).toContain('khối sở dẫn đầu với 90,00%; nhóm A thấp nhất');
  });

  it('have a name for a table whose territory and group bear none', () => {
    const nameless = tableOf({ 2026: { overall: 90, so: 91, khac: 80 } }, {
      territory: { vi: '' }, unitGroups: [{ id: 'so', name: { vi: '' }, bands: [] }, { id: 'khac', name: { vi: 'Khác' }, bands: [] }],
    });
    expect(say('vi', 'level', nameless)).toEqual(['Chỉ số hài lòng năm 2026 của toàn đợt khảo sát đạt 90,00%.']);
    expect(say('vi', 'group_order', nameless)[0]).toContain('nhóm các đơn vị khác dẫn đầu với 91,00%');
  });
});
