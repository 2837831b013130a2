/** Exports of sealed responses, by the built thread: the same file as of unsealed ones. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import type { Response } from '#shared/response/model.ts';
import { pushReply } from '#shared/wire/push.ts';
import { envelopeOf, smallResponse } from '../fixtures/envelopes.ts';
import { sealedBy } from '../fixtures/sealing.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { testServer, type TestDevice, type TestServer } from '../fixtures/test-server.ts';
import { createExports } from './exports.ts';

const folder = mkdtempSync(join(tmpdir(), 'hailong-test-'));
const workerUrl = pathToFileURL(join(folder, 'built', 'export-worker.js'));
const campaign = smallCampaign();

beforeAll(async () => {
  const outDir = join(folder, 'built');
  mkdirSync(outDir);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await build({ configFile: false, logLevel: 'silent', build: { ssr: resolve('server/exports/export-worker.ts'), outDir, emptyOutDir: false, minify: false } });
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

test('a sealed campaign is exported as an unsealed one, each answer to the letter', async () => {
  const rows: unknown[] = [];
  for (const seal of [sealedBy, (_key: unknown, response: Response) => Promise.resolve(envelopeOf(response))] as const) {
    const server = await testServer();
    const device = await filled(server, (phone, response) => seal(phone.key, response, server.keys.keysOf(campaign.id)));
    const read = parse(await csvOf(server), { bom: true, columns: true }) as Record<string, string>[];
    rows.push(read.map((row) => comparable(row, device)));
    await server.end();
  }
  expect(rows[0]).toHaveLength(40);
  expect(rows[0]).toEqual(rows[1]);
});

test('an export of what can no longer be opened breaks off and says which key is missing', async () => {
  const server = await testServer();
  await filled(server, (phone, response) => sealedBy(phone.key, response, server.keys.keysOf(campaign.id)));
  renameSync(join(server.folder, 'keys'), join(server.folder, 'keys-away'));
  await expect(csvOf(server)).rejects.toMatchObject({ code: 'server.failed' });
  expect(String(server.failures[0])).toMatch(/key_unknown.*[0-9a-f]{32}/);
  renameSync(join(server.folder, 'keys-away'), join(server.folder, 'keys'));
  expect((await csvOf(server)).length).toBeGreaterThan(1_000);
  await server.end();
});

async function filled(server: TestServer, make: (device: TestDevice, response: Response) => Promise<Uint8Array>): Promise<TestDevice> {
  const hash = await server.openSmallCampaign();
  const device = await server.device();
  const envelopes = await Promise.all(Array.from({ length: 40 }, (_, at) => make(device, smallResponse(campaign, hash, {
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, device: device.id, enumerator: device.account, answers: { used: 1, c1: 1 + at % 5, c2: 1 + at % 3, which: [1 + at % 3] },
  }))));
  const body = { protocolVersion: 1, envelopes: envelopes.map((bytes) => Buffer.from(bytes).toString('base64')) };
  const { receipts } = pushReply.parse(await (await server.call('POST', '/api/push', { token: device.token, body })).json());
  expect(new Set(receipts.map((each) => each.status))).toEqual(new Set(['stored']));
  return device;
}

async function csvOf(server: TestServer): Promise<Buffer> {
  const exports = createExports({
    databasePath: join(server.folder, 'hailong.db'), keysPath: join(server.folder, 'keys'), workerUrl, now: () => 0,
    onFailure: (error) => server.failures.push(error), campaign: server.storage.campaign,
  });
  try {
    const { stream } = await exports.start({ format: 'responses-csv', campaign: campaign.id, role: 'admin', scope: { campaigns: 'all', units: 'all' }, language: 'vi' });
    return Buffer.from(await new globalThis.Response(stream).arrayBuffer());
  } finally {
    exports.close();
  }
}

/** All but who the two devices are, and the hash of other bytes. */
function comparable({ device, enumerator, envelope_hash: hash, ...rest }: Record<string, string>, of: TestDevice): Record<string, string> {
  expect([device, enumerator]).toEqual([of.id, of.account]);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  return rest;
}
