import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignFile } from '#shared/campaign/campaign-file.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { builtInQuestionnaires } from '#shared/questionnaire/built-in/registry.ts';
import { openOffice } from './open-office.ts';
import { namedFilePieces, readNamedFile } from './read-file.ts';
import { runCommandLine } from './run-command-line.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'hailong-test-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

test('a campaign file makes a campaign that can be opened, filled from paper and written out again', async () => {
  const file = write('c.json', JSON.stringify(campaignFile()));
  expect(await call('campaign', 'import', file)).toMatchObject({ code: 0, errors: [] });
  expect((await call('campaign', 'open', 'giay-1')).code).toBe(0);
  const csv = write('r.csv', responses(['P-1', 'P-2', 'P-3']));
  expect(await call('import', '--campaign', 'giay-1', '--file', csv)).toMatchObject({ code: 0, out: expect.stringContaining('Đã nhập 3 phiếu; 0 phiếu đã có') as string });
  expect(await call('import', '--campaign', 'giay-1', '--file', csv)).toMatchObject({ code: 0, out: expect.stringContaining('Đã nhập 0 phiếu; 3 phiếu đã có') as string });
  expect((await call('rebuild-tallies', '--campaign', 'giay-1')).out).toBe('Đã đếm lại 3 phiếu.\n');
  const written = JSON.parse((await call('campaign', 'export', 'giay-1')).out) as CampaignFile;
  expect(written.units).toEqual(campaignFile().units);
  expect(JSON.stringify(written)).not.toContain('mat-khau');
});

test('a campaign file can be imported and opened in one call', async () => {
  const file = write('c.json', JSON.stringify(campaignFile()));
  expect(await call('campaign', 'import', file, '--open')).toMatchObject({ code: 0, out: expect.stringContaining('Đã tạo và mở đợt giay-1.') as string });
  expect((await call('import', '--campaign', 'giay-1', '--file', write('r.csv', responses(['P-1'])))).out).toContain('Đã nhập 1 phiếu');
  expect((await call('campaign', 'import', file, '--open', '--dry-run')).code).toBe(2);
});

test('a draft takes no paper forms and names the command that opens it', async () => {
  await call('campaign', 'import', write('c.json', JSON.stringify(campaignFile())));
  const csv = write('r.csv', responses(['P-1']));
  const refused = await call('import', '--campaign', 'giay-1', '--file', csv);
  expect(refused).toMatchObject({ code: 1, out: '', errors: [expect.stringContaining('campaign open giay-1') as string] });
  await call('campaign', 'open', 'giay-1');
  expect((await call('import', '--campaign', 'giay-1', '--file', csv)).out).toContain('Đã nhập 1 phiếu; 0 phiếu đã có');
});

test('what comes into a closed campaign is held, and the summary says why', async () => {
  await call('campaign', 'import', write('c.json', JSON.stringify(campaignFile())), '--open');
  await call('campaign', 'close', 'giay-1');
  const { code, out } = await call('import', '--campaign', 'giay-1', '--file', write('r.csv', responses(['P-1'])));
  expect(code).toBe(0);
  expect(out).toContain('1 phiếu tạm giữ');
  expect(out).toContain('Đợt này đã đóng');
});

test('a dry run says what would be made and makes nothing', async () => {
  const file = write('c.json', JSON.stringify(campaignFile()));
  const { code, out } = await call('campaign', 'import', file, '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain('2 đơn vị trong 1 nhóm');
  expect(out).toContain('Chưa ghi gì');
  expect(existsSync(data())).toBe(false);
});

test('a campaign file with errors names every one by its path and writes nothing', async () => {
  const file = write('c.json', JSON.stringify({ ...campaignFile(), year: 'x', units: [{ id: 'u1', name: { vi: 'A' }, unitGroup: 'nowhere' }] }));
  const { code, errors } = await call('campaign', 'import', file);
  expect(code).toBe(1);
  expect(errors.join('\n')).toMatch(/^year: /m);
  expect(existsSync(data())).toBe(false);
});

test('bad rows are reported with line and column, the good ones are kept, and the exit code says so', async () => {
  await call('campaign', 'import', write('c.json', JSON.stringify(campaignFile())));
  await call('campaign', 'open', 'giay-1');
  const csv = write('r.csv', responses(['P-1', 'P-2']).replace('P-2,u1', 'P-2,u9'));
  const { code, out, errors } = await call('import', '--campaign', 'giay-1', '--file', csv);
  expect(code).toBe(1);
  expect(out).toContain('Đã nhập 1 phiếu');
  expect(out).toContain('1 dòng bị loại');
  expect(errors.join('\n')).toMatch(/^dòng 3, cột 2 \(unit\): .*u9/m);
});

test('question columns that the file does not have are one line', async () => {
  await call('campaign', 'import', write('c.json', JSON.stringify(campaignFile())), '--open');
  const { code, errors } = await call('import', '--campaign', 'giay-1', '--file', write('r.csv', 'response_id,unit,g1\nP-1,u1,4\n'));
  expect(code).toBe(0);
  expect(errors).toEqual([expect.stringMatching(/: g2, g3, .*g21$/) as string]);
});

test('a file in another encoding or with another separator is refused with the flag that reads it', async () => {
  await call('campaign', 'import', write('c.json', JSON.stringify(campaignFile())), '--open');
  const semicolons = responses(['P-1']).replaceAll(',', ';');
  expect(await call('import', '--campaign', 'giay-1', '--file', write('r.csv', semicolons)))
    .toMatchObject({ code: 1, errors: [expect.stringContaining('--separator ";"') as string, expect.any(String) as string] });
  const utf16 = join(folder, 'u.csv');
  writeFileSync(utf16, Buffer.from(`\uFEFF${semicolons}`, 'utf16le'));
  expect((await call('import', '--campaign', 'giay-1', '--file', utf16)).errors[0]).toContain('--encoding utf-16le');
  const { out } = await call('import', '--campaign', 'giay-1', '--file', utf16, '--encoding', 'utf-16le', '--separator', ';');
  expect(out).toContain('Đã nhập 1 phiếu');
});

test('a folder that a server is using is said in one sentence', async () => {
  const office = await openOffice({ folder: data(), ifMissing: 'make' }, null);
  const { code, errors } = await call('campaign', 'export', 'x');
  expect([code, errors]).toEqual([1, [expect.stringContaining('Máy chủ đang chạy trên')]]);
  await office.close();
  expect((await call('campaign', 'export', 'x')).errors[0]).toContain('Không có đợt khảo sát này');
});

test.each([
  [[], 'Cách dùng'],
  [['frobnicate'], 'Không có lệnh “frobnicate”.'],
  [['campaign'], 'Không có lệnh “campaign”.'],
  [['campaign', 'sing'], 'Không có lệnh “campaign sing”.'],
  [['campaign', 'import'], 'Thiếu FILE.'],
  [['campaign', 'import', 'a', 'b'], 'Thừa “b”.'],
  [['campaign', 'import', 'a', '--dry-run=yes'], 'Tham số --dry-run không nhận giá trị.'],
  [['campaign', 'export', 'a', '-x'], 'Lệnh này không có tham số -x.'],
  [['import', '--file', 'a'], 'Thiếu tham số --campaign.'],
  [['import', '--campaign'], 'Tham số --campaign cần một giá trị.'],
  [['import', '--campaign', 'a', '--campaign', 'b'], 'Tham số --campaign chỉ được dùng một lần.'],
  [['import', '--constructor', 'a'], 'Lệnh này không có tham số --constructor.'],
  [['help', '--language', 'fr'], 'Không có ngôn ngữ “fr”.'],
])('the call %j is wrong usage and says why', async (args, sentence) => {
  const { code, errors, out } = await call(...args);
  expect(code).toBe(2);
  expect(errors.join('\n')).toContain(sentence);
  expect(out).toBe('');
});

test('a missing file, a folder and a binary file are each one sentence', async () => {
  mkdirSync(join(folder, 'dir'));
  writeFileSync(join(folder, 'bin'), Buffer.from([0, 255, 254, 1, 2, 3]));
  expect((await call('campaign', 'import', join(folder, 'none'))).errors[0]).toContain('Không có tệp');
  expect((await call('campaign', 'import', join(folder, 'dir'))).errors[0]).toContain('là thư mục');
  expect((await call('campaign', 'import', join(folder, 'bin'))).errors[0]).toContain('không phải JSON');
  expect(readdirSync(folder).sort()).toEqual(['bin', 'dir']);
});

test('a folder with something else in place of a database is said in one sentence', async () => {
  mkdirSync(data());
  writeFileSync(join(data(), 'hailong.db'), 'no database at all');
  const { code, errors } = await call('campaign', 'export', 'x');
  expect(code).toBe(1);
  expect(errors).toHaveLength(1);
});

test('help is printed in either language', async () => {
  expect((await call('help')).out).toContain('Cách dùng');
  expect((await call('help', '--language', 'en')).out).toContain('Usage:');
  expect(await call('import', '--help')).toMatchObject({ code: 0 });
});

const form = builtInQuestionnaires.find((each) => each.id.includes('provincial')) ?? builtInQuestionnaires[0];

async function call(...args: string[]): Promise<{ code: number; out: string; errors: string[] }> {
  let out = '';
  const errors: string[] = [];
  const needsData = args[0] === 'campaign' || args[0] === 'import' || args[0] === 'rebuild-tallies';
  const code = await runCommandLine(needsData ? [...args, `--data=${data()}`] : args, {
    out: (text) => { out += text; },
    error: (line) => { errors.push(line); },
    readFile: readNamedFile,
    filePieces: namedFilePieces,
    openOffice: (where) => openOffice(where, null),
  });
  return { code, out, errors };
}

function data(): string {
  return join(folder, 'data');
}

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function responses(ids: readonly string[]): string {
  const criteria = form === undefined ? [] : answerableQuestions(form).filter((each) => each.role === 'criterion').map((each) => each.id);
  return [['response_id', 'unit', ...criteria], ...ids.map((id) => [id, 'u1', ...criteria.map(() => '4')])].map((row) => `${row.join(',')}\n`).join('');
}

function campaignFile(): CampaignFile {
  return {
    formatVersion: 1, id: 'giay-1', name: { vi: 'Phiếu giấy' }, territory: { vi: 'tỉnh Sao Mai' }, year: 2026,
    opensOn: '2026-01-01', closesOn: '2026-12-31', questionnaire: form?.id ?? '', method: { id: 'four-group-provincial' },
    channels: ['paper'], modes: ['paper'],
    unitGroups: [{ id: 'g', name: { vi: 'Nhóm' } }],
    units: [{ id: 'u1', name: { vi: 'Đơn vị 1' }, unitGroup: 'g', target: 10 }, { id: 'u2', name: { vi: 'Đơn vị 2' }, unitGroup: 'g', target: 5 }],
    accounts: [{ login: 'nguoi-nhap', role: 'supervisor', password: 'mat-khau-that-dai' }],
  };
}
