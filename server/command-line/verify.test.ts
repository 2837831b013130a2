import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEnvelope } from '#shared/sealing/envelope.ts';
import { envelopeOf, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { openServerKey } from '../auth/keys.ts';
import { openOffice } from './open-office.ts';
import { namedFilePieces, readNamedFile } from './read-file.ts';
import { runCommandLine } from './run-command-line.ts';

const office = { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' } as const;
let server: TestServer;
let receipts: string;
let heads: string;

beforeEach(async () => {
  server = await testServer();
  const hash = await server.openSmallCampaign();
  const deposited = await server.ingest.receive(['n1', 's1'].map((place) => envelopeOf(smallResponse(smallCampaign(), hash, { place }))), office);
  await server.storage.signHead('2026-11-20', 1);
  receipts = write('receipts.json', JSON.stringify({ protocolVersion: 2, signed: deposited.map((each) => each.signed) }));
  heads = write('heads.json', await (await server.call('GET', '/api/ledger/heads', { cookie: await server.person('auditor') })).text());
});
afterEach(() => server.end());

const write = (name: string, text: string): string => {
  const path = join(server.folder, name);
  writeFileSync(path, text);
  return path;
};

async function call(...args: string[]): Promise<{ code: number; out: string; errors: string[] }> {
  let out = '';
  const errors: string[] = [];
  const code = await runCommandLine([...args, '--data', server.folder], {
    out: (text) => { out += text; }, error: (line) => { errors.push(line); }, readFile: readNamedFile, filePieces: namedFilePieces,
    openOffice: (where) => openOffice(where, null),
  });
  return { code, out, errors };
}
const change = (sql: string): void => {
  const client = new Database(join(server.folder, 'hailong.db'));
  client.exec(sql);
  client.close();
};

test('verify beside a running server passes what it made, in words and as JSON, and ends with 0', async () => {
  const { code, out } = await call('verify', '--receipts', receipts, '--heads', heads);
  expect([code, out]).toEqual([0, expect.stringMatching(/Đã xét 3 mục.*2 gói phiếu.*\nĐã so với 2 biên nhận và 1 đầu sổ.*\nSổ ghi có 3 mục.*\nKhông có gì sai\.\n$/)]);
  const json = JSON.parse((await call('verify', '--json')).out) as { isClean: boolean; head: { hash: string } };
  expect(json).toMatchObject({ isClean: true, findings: [], checked: { entries: 3, responses: 2 }, head: { hash: (await server.storage.ledgerHead()).hash } });
  expect((await call('verify', '--language', 'en')).out).toContain('an older copy that was put back is not noticed');
});

test('verify notes that a chain of a device does not join up, which is no fault of the server', async () => {
  const hash = (await server.storage.campaigns({ campaigns: 'all', units: 'all' }))[0]?.questionnaireHash ?? '';
  const link = (sequence: number, previousHash: string) => writeEnvelope(smallResponse(smallCampaign(), hash), { sequence, previousHash });
  await server.ingest.receive([link(2, 'a'.repeat(64)), link(4, 'a'.repeat(64))], office);
  const { code, out } = await call('verify', '--language', 'en');
  expect([code, out]).toEqual([0, expect.stringContaining('1 responses of 1 devices do not join the one before')]);
  expect(JSON.parse((await call('verify', '--json')).out)).toMatchObject({ isClean: true, brokenChains: { devices: 1, numbers: 1 } });
});

test('verify names what is wrong with its place, and ends with 1', async () => {
  change("UPDATE responses SET unit = 'north' WHERE position = 2");
  const { code, out } = await call('verify', '--language', 'en');
  expect([code, out]).toEqual([1, expect.stringMatching(/things are wrong:\n {2}Answers or unit of a counted response were changed \(2\)/)]);
  expect(JSON.parse((await call('verify', '--json')).out)).toMatchObject({ isClean: false, findings: expect.arrayContaining([{ kind: 'response_altered', at: '2' }]) as unknown });
  const rebuilt = await call('rebuild');
  expect(rebuilt.errors[0]).toContain('Máy chủ đang chạy');
});

test('rebuild mends what was derived, so that verify passes again', async () => {
  change("UPDATE responses SET unit = 'north' WHERE position = 2; DELETE FROM tally_cells");
  await server.close();
  expect((await call('verify')).code).toBe(1);
  expect(await call('rebuild')).toMatchObject({ code: 0, errors: [], out: 'Đã dựng lại 2 phiếu và số đếm của 1 đợt từ các gói phiếu và sổ ghi.\n' });
  expect((await call('verify', '--receipts', receipts, '--heads', heads)).code).toBe(0);
  change("DROP TRIGGER envelopes_never_change; UPDATE envelopes SET bytes = x'7b7d' WHERE position = 2");
  expect(await call('rebuild')).toMatchObject({ code: 1, out: '', errors: [expect.stringContaining('1 gói phiếu không mở được hoặc không khớp với sổ ghi: 2')] });
});

test('verify takes the key from outside where the folder has none, and says when the two differ', async () => {
  const key = join(server.folder, 'server-key.pem');
  rmSync(key);
  expect(await call('verify')).toMatchObject({ code: 1, out: '', errors: [expect.stringContaining('--key')] });
  expect((await call('verify', '--heads', heads)).code).toBe(0);
  openServerKey(key);
  expect((await call('verify', '--heads', heads)).out).toContain('không phải khóa đã đưa vào');
});

test('what is no file of receipts or heads, no data, or a wrong flag is said in a sentence', async () => {
  const bytes = write('bytes', '\u0000\ufffd not JSON');
  for (const bad of [bytes, write('null.json', 'null'), write('empty.json', '{}'), write('nested.json', '['.repeat(100_000)), write('list.json', '[{"text":5}]')]) {
    expect(await call('verify', '--receipts', bad)).toMatchObject({ code: 1, out: '', errors: [`${bad} không phải tệp biên nhận.`] });
    expect(await call('verify', '--heads', bad)).toMatchObject({ code: 1, out: '', errors: [`${bad} không phải tệp đầu sổ.`] });
  }
  expect((await call('verify', '--heads', join(server.folder, 'none'))).errors[0]).toContain('Không có tệp');
  expect((await call('verify', '--data=/nowhere')).code).toBe(2);
  expect((await call('verify', '--all')).code).toBe(2);
});
