import readSheets, { type Sheet as ReadSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { makeReport } from '#shared/report/make-report.ts';
import type { Response } from '#shared/response/model.ts';
import { writeWhole } from '../export.contract.ts';
import { fixtureCampaign } from '../fixture-campaign.ts';
import { fixtureSource } from '../fixture-source.ts';
import { workbook } from './workbook.ts';

type Table = readonly Readonly<Record<string, unknown>>[];

const source = fixtureSource(400);
const headRows = 3;

test('the ranking stands per unit group, best first, with the figures of the report', async () => {
  const rows = table(await sheets(), 'Xếp hạng');
  const report = makeReport(source.stored.campaign, source.tallies());
  const units = rows.filter((row) => row['Mã đơn vị'] !== null);
  expect(units.map((row) => [row['Mã đơn vị'], row['Chỉ số (%)'], row['Xếp hạng'], row['Số phiếu']])).toEqual(
    report.units.map((unit) => [unit.id, unit.overall.shown === null ? null : Number(unit.overall.shown), unit.rank, unit.overall.n]));
});

test('every index equals what a few independent lines get from the raw responses', async () => {
  const book = await sheets();
  for (const row of table(book, 'Tiêu chí').filter((each) => each['Mã đơn vị'] !== null)) {
    const answers = answersOf(source.responses, String(row['Mã đơn vị']), String(row['Mã tiêu chí']));
    const satisfied = answers.filter((each) => each >= 4).length;
    expect(row['Số câu trả lời']).toBe(answers.length);
    expect(row['Số câu hài lòng']).toBe(satisfied);
    expect(row['Bình thường (số)']).toBe(answers.filter((each) => each === 3).length);
    expect(row['Bình thường (%)']).toBe(percent(answers.filter((each) => each === 3).length, answers.length));
    expect(row['Chỉ số (%)']).toBe(percent(satisfied, answers.length));
  }
});

test('every sheet says above its table what it shows', async () => {
  for (const { sheet, data } of await sheets()) expect(String(data[0]?.[0])).toMatch(new RegExp(`^${sheet}\\. Đợt thử`));
});

test('the ranking says how sure figures and ranks are, and what changed since the year before', async () => {
  const past = fixtureSource(300, true, { ...fixtureCampaign(), id: 'truoc', year: 2025 });
  const campaign = { ...fixtureCampaign(), year: 2026, previousCampaign: 'truoc' };
  const compared = { ...fixtureSource(400, true, campaign), previous: () => past };
  const rows = table(await readSheets(await writeWhole(workbook, compared)), 'Xếp hạng').filter((row) => row['Mã đơn vị'] !== null);
  expect(rows.filter((row) => row['Từ (%)'] !== null).length).toBeGreaterThan(0);
  for (const row of rows.filter((each) => each['Chỉ số (%)'] !== null)) {
    expect(row['Từ (%)'] === null).toBe(row['Đến (%)'] === null);
    if (row['Từ (%)'] !== null) {
      expect(Number(row['Từ (%)'])).toBeLessThan(Number(row['Chỉ số (%)']));
      expect(Number(row['Đến (%)'])).toBeGreaterThan(Number(row['Chỉ số (%)']));
    }
    expect(Number(row['Hạng sớm nhất'])).toBeLessThanOrEqual(Number(row['Hạng muộn nhất']));
    expect(row['Thay đổi (điểm %)']).toBeCloseTo(Number(row['Chỉ số (%)']) - Number(row['Năm trước (%)']), 8);
    expect(row['So với năm trước']).toBe(Number(row['Thay đổi (điểm %)']) > 0 ? 'tăng' : Number(row['Thay đổi (điểm %)']) < 0 ? 'giảm' : 'giữ nguyên');
  }
});

test('every figure has its interval, or says in words why it has none', async () => {
  const few = await readSheets(await writeWhole(workbook, fixtureSource(9)));
  for (const [sheet, low] of [['Xếp hạng', 'Từ (%)'], ['Tiêu chí', 'Từ (%)'], ['Nhóm nội dung', 'Chung – từ (%)']] as const) {
    const both = [...table(few, sheet), ...table(await sheets(), sheet)];
    expect([sheet, new Set(both.map((row) => row[low] === null))]).toEqual([sheet, new Set([true, false])]);
    for (const row of both) {
      const why = row['Vì sao không có khoảng'];
      if (row[low] === null) expect(String(why)).toMatch(/chưa (có|ước)/);
      else expect([sheet, why === null || String(why).includes(': ')]).toEqual([sheet, true]);
    }
  }
});

test('responses, plan and refusals stand beside every index of units, groups and the whole', async () => {
  const book = await sheets();
  const report = makeReport(source.stored.campaign, source.tallies(), { refusals: new Map(source.refusals().map((each) => [each.unit, each.refusals])) });
  for (const sheet of ['Xếp hạng', 'Nhóm nội dung', 'Tiêu chí']) {
    const rows = table(book, sheet);
    const triple = (row: Readonly<Record<string, unknown>> | undefined) => [row?.['Số phiếu'], row?.['Chỉ tiêu (phiếu)'], row?.['Từ chối (người)']];
    for (const unit of report.units) {
      expect(triple(rows.find((each) => each['Mã đơn vị'] === unit.id))).toEqual([unit.overall.n, unit.target, unit.refusals]);
    }
    const { coverage: { planned, responses, refusals } } = report;
    expect(triple(rows.find((each) => each['Đơn vị'] === 'Toàn đợt'))).toEqual([responses, planned, refusals]);
    expect(refusals).not.toBeNull();
  }
});

test('the method check has the figure in use among all that there could be', async () => {
  const book = await sheets();
  const whole = table(book, 'Kiểm tra phương pháp')[0] ?? {};
  const chosen = Object.keys(whole).find((column) => column.startsWith('đang dùng'));
  expect(Object.keys(whole)).toHaveLength(3 + 16);
  expect(whole[chosen ?? '']).toBe(table(book, 'Xếp hạng')[0]?.['Chỉ số (%)']);
});

test('an announcement is drafted in sentences', async () => {
  const sentences = table(await sheets(), 'Câu công bố').map((row) => String(row['Câu']));
  expect(sentences.length).toBeGreaterThan(2);
  for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
});

test('the sample sheet compares the plan with what came', async () => {
  const row = table(await sheets(), 'Mẫu khảo sát').find((each) => each['Mã đơn vị'] === 'huyen-1');
  const came = source.responses.filter((each) => each.position.unit === 'huyen-1').length;
  expect(row?.['Chỉ tiêu (phiếu)']).toBe(20);
  expect(row?.['Đã tính (phiếu)']).toBe(came);
  expect(row?.['Đạt (%)']).toBe(percent(came, 20));
  expect(row?.['Từ chối (người)']).toBeNull();
  const first = table(await sheets(), 'Mẫu khảo sát').find((each) => each['Từ chối (người)'] === 4);
  expect(first?.['Chịu trả lời (%)']).toBe(percent(Number(first?.['Đã tính (phiếu)']), Number(first?.['Đã tính (phiếu)']) + 4));
});

test('the method sheet says formula, base, rounding, certainty and the time of the data', async () => {
  const lines = new Map(table(await sheets(), 'Phương pháp').map((row) => [row['Mục'], String(row['Nội dung'])]));
  expect(lines.get('Công thức chỉ số tiêu chí')).toBe('Chỉ số = số câu hài lòng ÷ số câu trả lời × 100');
  expect(lines.get('Gộp tiêu chí thành nhóm và chung')).toContain('Σ hài lòng ÷ Σ trả lời');
  expect(lines.get('Làm tròn')).toContain('2 chữ số thập phân, nửa lên');
  expect(lines.get('Độ chắc chắn')).toMatch(/số gốc: [VAR] –/);
  expect(lines.get('Thời điểm số liệu')).toBe('Số liệu lúc 10:04 ngày 22/11/2026');
  expect(lines.get('Nguồn số liệu')).toContain('máy tạo');
  expect(lines.get('Mức xếp loại – Sở, ngành')).toBe('Tốt (từ 60% đến 100%)\nKém (từ 0% đến dưới 60%)');
});

test('names with quotes, line ends, CDATA ends, emoji and forbidden characters arrive, the forbidden left out', async () => {
  const names = table(await sheets(), 'Xếp hạng').map((row) => row['Đơn vị']);
  expect(names).toContain('Sở "A"\nsố 1 ]]> 😀');
  expect(names).toContain('=Sở & <B>');
});

test('a reader of some units gets no line of another unit', async () => {
  const limited = { ...source, scope: { campaigns: 'all', units: ['so-1'] } } as const;
  const book = await readSheets(await writeWhole(workbook, limited));
  const codes = new Set(book.flatMap((each) => (each.data.flat().filter((value) => /^(so|huyen)-\d$/.test(String(value))))));
  expect([...codes]).toEqual(['so-1']);
  expect(JSON.stringify(book)).toContain('Chỉ gồm những đơn vị');
  const sentences = table(book, 'Câu công bố').map((row) => row['Câu']);
  expect(sentences.filter((each) => !String(each).includes('(các đơn vị được xem)'))).toEqual([]);
});

test('the workbook in English has the same figures', async () => {
  const english = await readSheets(await writeWhole(workbook, source, 'en'));
  const numbers = (book: readonly ReadSheet[]): unknown[] => book.flatMap((each) => each.data.flat()).filter((value) => typeof value === 'number');
  expect(english.map((each) => each.sheet)).toContain('Ranking');
  expect(numbers(english)).toEqual(numbers(await sheets()));
});

async function sheets(): Promise<ReadSheet[]> {
  return readSheets(await writeWhole(workbook, source));
}

function table(book: readonly ReadSheet[], name: string): Table {
  const rows = book.find((each) => each.sheet === name)?.data ?? [];
  const columns = rows[headRows - 1] ?? [];
  return rows.slice(headRows).map((row) => Object.fromEntries(columns.map((column, index) => [String(column), row[index]])));
}

function answersOf(responses: readonly Response[], unit: string, question: string): number[] {
  return responses.flatMap((each) => {
    const value = each.position.unit === unit ? each.answers[question] : undefined;
    return typeof value === 'number' ? [value] : [];
  });
}

/** Half up to two decimals, by whole numbers; nothing without a base. */
function percent(part: number, base: number): number | null {
  return base === 0 ? null : Number((BigInt(part) * 20_000n + BigInt(base)) / (2n * BigInt(base))) / 100;
}
