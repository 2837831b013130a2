import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noonMs } from '../fixtures/envelopes.ts';
import { openSession, testServer, type TestDevice, type TestServer } from '../fixtures/test-server.ts';
import type { ToldBy } from '../storage/port.ts';
import { createDeviceReports } from './device-reports.ts';

const health = {
  isPersisted: false, isInstalled: true, freeBytes: 5, usedBytes: null, secondCopy: 'absent', unsent: 1, oldestUnsentAtMs: 9, unsentIds: ['a'],
  finished: 3, incidents: [{ kind: 'shelf_emptied', atMs: 1, count: 2 }],
};

describe('a device\'s report', () => {
  let server: TestServer;
  let device: TestDevice;
  beforeEach(async () => {
    server = await testServer();
    await server.openSmallCampaign();
    device = await server.device();
  });
  afterEach(() => server.end());
  const report = (over = {}, token = device.token) =>
    server.call('POST', '/api/device-reports', { token, body: { protocolVersion: 2, waiting: 1, appVersion: '2', health, ...over } });
  const told = async () => (await server.storage.gapsOf('small-2026', { campaigns: 'all', units: 'all' })).find((each) => each.device === device.id);

  it('is kept for the office, with when it came', async () => {
    expect((await report()).status).toBe(204);
    expect(await told()).toMatchObject({ finished: 3, report: { atMs: noonMs, waiting: 1, appVersion: '2', health } });
    expect(await server.storage.device(device.id)).toMatchObject({ lastSeenAtMs: noonMs, waiting: 1 });
    expect((await report({ health: null, waiting: 0 })).status).toBe(204);
    expect(await server.storage.device(device.id)).toMatchObject({ waiting: 0 });
  });

  it('is taken of nobody who only knows the device\'s id: hello changes nothing', async () => {
    const before = await told();
    const nonce = Buffer.alloc(32).toString('base64');
    const hello = { protocolVersion: 2, device: device.id, nonce, waiting: 9, appVersion: 'forged', health };
    expect((await server.call('POST', '/api/hello', { body: hello })).status).toBe(200);
    expect((await report({}, 'no token')).status).toBe(401);
    expect((await server.call('POST', '/api/device-reports', { cookie: await server.person('admin'), body: { protocolVersion: 2, waiting: 1, appVersion: '2', health } })).status).toBe(401);
    expect(await told()).toEqual(before);
  });

  it('is of whom the session is, and health that cannot be read is refused whole', async () => {
    const other = await server.device();
    await report({ waiting: 7 }, await openSession(server.call, other.id, other.key));
    expect((await told())?.report).toBeNull();
    expect((await report({ health: { unsent: 'many' } })).status).toBe(400);
  });
});

describe('many reports', () => {
  const body = { protocolVersion: 2, waiting: 0, appVersion: '', health: null };
  let batches: (readonly ToldBy[])[];
  let nowMs: number;
  const create = () => createDeviceReports({ storage: { reportDevices: (given) => { batches.push(given); return Promise.resolve(); } }, now: () => nowMs });
  beforeEach(() => { [batches, nowMs] = [[], 0]; });

  it('that come together are one transaction', async () => {
    const reports = create();
    await Promise.all(['a', 'b', 'c'].map((device) => reports.take(device, body)));
    expect(batches.map((batch) => batch.map((each) => each.device))).toEqual([['a', 'b', 'c']]);
  });

  it('of one device are kept a few times a minute, and again in the next', async () => {
    const reports = create();
    for (let count = 0; count < 50; count += 1) await reports.take('a', body);
    await reports.take('b', body);
    expect(batches.length).toBe(7);
    nowMs = 60_000;
    await reports.take('a', body);
    expect(batches.length).toBe(8);
  });
});
