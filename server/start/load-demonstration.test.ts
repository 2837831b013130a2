import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { terminal } from '#shared/languages/en/terminal.ts';
import { smallCampaignFile } from '../fixtures/small-campaign.ts';
import { noonMs } from '../fixtures/envelopes.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { everything } from '../storage/port.ts';
import { loadDemonstration } from './load-demonstration.ts';

/** Making five thousand responses takes a few seconds on a busy machine. */
const generatingMs = 60_000;

describe('the demonstration at the start', () => {
  let server: TestServer;
  let said: string[];
  beforeEach(async () => {
    server = await testServer();
    said = [];
  });
  afterEach(() => server.end());
  const load = (isAllowed = true) => loadDemonstration(server, { isAllowed, words: terminal, say: (line) => said.push(line), nowMs: noonMs });
  const campaigns = async () => (await server.storage.campaigns(everything)).map((each) => each.campaign.id);

  it('is loaded into a database that an earlier start made and could not serve, once', async () => {
    await load();
    expect(await campaigns()).toHaveLength(4);
    expect(said).toHaveLength(2);
    await load();
    expect(said).toHaveLength(2);
    await server.storage.removeDemonstration(noonMs);
    await load();
    expect(await campaigns()).toEqual([]);
  }, generatingMs);

  it('is loaded anew where the last start was cut off in the middle', async () => {
    await load();
    const before = (await server.storage.progress('sao-mai-2026', everything)).responses;
    await server.storage.setSetting('demonstration', 'loading');
    await load(false);
    expect(said).toHaveLength(4);
    expect((await server.storage.progress('sao-mai-2026', everything)).responses).toBe(before);
  }, generatingMs);

  it('never comes to a database that was served without it, or that holds something', async () => {
    await load(false);
    await load();
    expect(await campaigns()).toEqual([]);
    const other = await testServer();
    await other.importCampaign(smallCampaignFile(), { dryRun: false });
    await loadDemonstration(other, { isAllowed: true, words: terminal, say: (line) => said.push(line), nowMs: noonMs });
    expect(said).toEqual([]);
    await other.end();
  });
});
