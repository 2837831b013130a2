import { renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyFolder } from '../compose-verify.ts';
import { envelopeOf, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { sealedBy } from '../fixtures/sealing.ts';
import { readOpeningKeys } from '../keys/key-files.ts';
import { everything } from '../storage/port.ts';
import { createCatalogue } from './catalogue.ts';
import { createHeld } from './held.ts';
import { rebuildDerived } from './rebuild-derived.ts';

const office = { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' } as const;
const tables = ['responses', 'tally_cells', 'arrivals'];

describe('making again what was derived', () => {
  let server: TestServer;
  let hash: string;
  const campaign = smallCampaign();
  const response = (over: Parameters<typeof smallResponse>[2] = {}) => smallResponse(campaign, hash, over);
  const receive = (...given: ReturnType<typeof response>[]) => server.ingest.receive(given.map(envelopeOf), office);
  /** Another connection, as of somebody who works on the file. */
  function onFile<T>(work: (client: Database.Database) => T): T {
    const client = new Database(join(server.folder, 'hailong.db'));
    try {
      return work(client);
    } finally {
      client.close();
    }
  }
  const derived = () => onFile((client) => [
    client.prepare('SELECT * FROM responses ORDER BY position').all(),
    client.prepare('SELECT campaign, unit, stratum, cluster, weight, hex(vector) FROM tally_cells WHERE hex(vector) GLOB \'*[1-9A-F]*\' ORDER BY campaign, unit, stratum, cluster, weight').all(),
    client.prepare('SELECT * FROM arrivals WHERE responses > 0 ORDER BY campaign, unit, place, channel, device, day').all(),
  ]);
  const seen = async () => [await server.storage.readTallies(campaign.id, everything), await server.storage.progress(campaign.id, everything)];

  beforeEach(async () => {
    server = await testServer();
    hash = await server.openSmallCampaign();
    const original = response({ answers: { c1: 1 } });
    const early = response();
    await receive(original, response({ place: 's1' }), response({ answers: { c1: 99 } }));
    await receive(response({ replaces: original.id, answers: { c1: 5 } }), response({ replaces: early.id, place: 'n2' }), early);
    // Two corrections of one response: a person lets the second stand.
    const second = response({ replaces: original.id, answers: { c1: 3 } });
    await receive(second, response({ position: { ...response().position, weight: 9 } }));
    const held = await server.storage.heldEnvelopes(campaign.id, everything, { before: null, limit: 9 });
    const admin = { account: 'x', login: 'x', role: 'admin', scope: everything } as const;
    expect(held).toHaveLength(3);
    const decisions = createHeld({ storage: server.storage, catalogue: createCatalogue(server.storage), keyOf: () => undefined, now: () => noonMs, onStored: () => undefined });
    for (const { position } of held.slice(0, 2)) await decisions.decide(position, admin, { decision: 'admitted', reason: 'đúng' });
    await decisions.decide(held[2]!.position, admin, { decision: 'kept_out', reason: 'sai' });
  });
  afterEach(() => server.end());

  it('brings back every row, every cell and every count, equal to what was wrecked', async () => {
    const [before, shown] = [derived(), await seen()];
    for (const table of tables) {
      onFile((client) => { client.exec(`DELETE FROM ${table}`); });
      expect(derived()).not.toEqual(before);
      expect((await server.rebuildDerived()).faults).toEqual([]);
      expect(derived()).toEqual(before);
    }
    onFile((client) => {
      client.exec("UPDATE responses SET unit = 'south', is_counted = 1 - is_counted, answer_codes = x'00'; UPDATE tally_cells SET vector = x'00'; UPDATE arrivals SET responses = 99");
    });
    expect(await server.rebuildDerived()).toMatchObject({ campaigns: [campaign.id], faults: [] });
    expect(derived()).toEqual(before);
    expect(sorted(await seen())).toEqual(sorted(shown));
  });

  const findings = () => {
    const { folder } = server;
    const found = verifyFolder({ databasePath: join(folder, 'hailong.db'), serverKeyPath: join(folder, 'server-key.pem') }, { serverKey: undefined, receipts: [], heads: [] });
    return typeof found === 'string' ? found : found.findings;
  };
  const heldRows = () => onFile((client) => client.prepare('SELECT * FROM held ORDER BY position').all());

  it.each([
    ['reasons', "UPDATE held SET reasons = '[\"campaign_not_open\"]'", 'held_altered'],
    ['campaign, unit and place', "UPDATE held SET campaign = 'x', unit = 'south', place = NULL", 'held_altered'],
    ['a row that was taken out', 'DELETE FROM held WHERE position = 9', 'held_missing'],
    ['a row that was put in', "INSERT INTO held (position, campaign, reasons, decision) VALUES (2, 'x', '[\"x\"]', 'waiting')", 'held_extra'],
    ['which decision was taken, and when', "UPDATE held SET decision = 'kept_out', decided_at_ms = 1 WHERE position < 9", 'decision_altered'],
    ['a decision that nobody took', "UPDATE held SET decision = 'kept_out', decided_by = 'x', decided_at_ms = 1, decision_reason = 'x' WHERE position = 9", 'decision_altered'],
  ])('makes of held responses %s again, so that verify finds nothing any more', async (_what, sql, kind) => {
    await receive(response({ position: { ...response().position, weight: 9 } }));
    const before = heldRows();
    expect(findings()).toEqual([]);
    onFile((client) => { client.exec(sql); });
    expect(findings()).toContainEqual(expect.objectContaining({ kind }));
    expect(await server.rebuildDerived()).toMatchObject({ faults: [], unmade: [] });
    expect(heldRows()).toEqual(before);
    expect(findings()).toEqual([]);
  });

  it('says of which held responses who decided and why is in a backup alone', async () => {
    onFile((client) => { client.exec("UPDATE held SET decision_reason = 'khác', reasons = '[\"campaign_not_open\"]' WHERE position = 7"); });
    expect(await server.rebuildDerived()).toMatchObject({ faults: [], unmade: [7] });
    expect(findings()).toEqual([{ kind: 'decision_altered', at: '7' }]);
  });

  it('opens sealed responses by their keys, and does nothing while a key is away', async () => {
    const device = await server.device();
    const sealed = await sealedBy(device.key, response({ device: device.id, enumerator: device.account, answers: { c1: 2 } }), server.keys.keysOf(campaign.id));
    await server.call('POST', '/api/push', { token: device.token, body: { protocolVersion: 2, envelopes: [Buffer.from(sealed).toString('base64')] } });
    const before = derived();
    expect(before[0]).toContainEqual(expect.objectContaining({ device: device.id, is_counted: 1 }));
    onFile((client) => { client.exec('DELETE FROM responses; DELETE FROM tally_cells; DELETE FROM arrivals'); });
    const keys = join(server.folder, 'keys', 'sealing');
    renameSync(keys, `${keys}-away`);
    expect((await rebuildDerived({ storage: server.storage, catalogue: createCatalogue(server.storage), keyOf: readOpeningKeys(join(server.folder, 'keys')) })).faults).toEqual([9]);
    renameSync(`${keys}-away`, keys);
    expect((await server.rebuildDerived()).faults).toEqual([]);
    expect(derived()).toEqual(before);
  });

  it('goes on counting afterwards as if nothing had been', async () => {
    const before = (await server.storage.progress(campaign.id, everything)).responses;
    onFile((client) => { client.exec('DELETE FROM responses; DELETE FROM tally_cells; DELETE FROM arrivals'); });
    await server.rebuildDerived();
    await receive(response());
    expect((await server.storage.progress(campaign.id, everything)).responses).toBe(before + 1);
    const [shown] = await seen();
    await server.storage.rebuildTallies(campaign.id);
    expect(sorted((await seen())[0])).toEqual(sorted(shown));
  });

  it('changes nothing when an envelope no longer holds what the ledger says', async () => {
    onFile((client) => {
      client.exec("DROP TRIGGER envelopes_never_change; UPDATE envelopes SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"c1\":4', '\"c1\":2') AS BLOB) WHERE position = 2");
    });
    const before = derived();
    expect(await server.rebuildDerived()).toEqual({ responses: 0, campaigns: [], faults: [2], unmade: [] });
    expect(derived()).toEqual(before);
  });
});

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(sorted).sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)) : value;
}
