import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { questionnaireHash } from '#shared/sealing/questionnaire-hash.ts';
import { heldReply, type HeldItem } from '#shared/wire/held.ts';
import { required } from '#shared/kernel/assert.ts';
import { verifyFolder } from '../compose-verify.ts';
import { envelopeOf, smallResponse } from '../fixtures/envelopes.ts';
import { smallCampaign, smallCampaignFile } from '../fixtures/small-campaign.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { everything } from '../storage/port.ts';

const office = { device: 'import', account: null, kind: 'office', isRevoked: false, isGenerated: false, places: 'all' } as const;
type Asked = Readonly<Record<string, unknown>>;

describe('a response to another version of the questionnaire', () => {
  let server: TestServer;
  let admin: string;
  const campaign = smallCampaign();
  const first = smallCampaignFile().questionnaire as { readonly questions: readonly Asked[]; };
  /** Asks the same in other words, and `c2` of everybody. */
  const reworded = { ...first, version: 2, questions: first.questions.map(({ askIf: _all, ...each }) => ({ ...each, text: { vi: 'Câu khác' } })) };
  const shorter = { ...first, version: 2, questions: first.questions.map((each) => (each.id === 'which' && Array.isArray(each.options) ? { ...each, options: each.options.slice(0, 2) } : each)) };
  const without = { ...first, version: 2, questions: first.questions.slice(0, -1) };

  beforeEach(async () => {
    server = await testServer();
    admin = await server.person('admin', { login: 'quản-trị' });
    await server.openSmallCampaign();
  });
  afterEach(() => server.end());

  async function receive(questionnaire: object) {
    const hash = await questionnaireHash(smallCampaign('next-2027', { questionnaire }).questionnaire);
    const response = smallResponse(campaign, hash, { questionnaire: { id: 'small', version: 2, hash }, answers: { used: 2, c1: 4, c2: 5 } });
    await server.ingest.receive([envelopeOf(response)], office);
  }
  const held = async (): Promise<HeldItem> =>
    required(heldReply.parse(await (await server.call('GET', '/api/campaigns/small-2026/held', { cookie: admin })).json()).items[0], 'It is held.');
  const admit = async () => (await server.call('POST', '/api/held/1/decision', { cookie: admin, body: { decision: 'admitted', reason: 'cùng câu hỏi' } })).status;
  const counted = async () => (await server.storage.progress(campaign.id, everything)).responses;

  it('can be admitted once that version is here and asks the same, and is judged by it; a person decides', async () => {
    await receive(reworded);
    expect(await held()).toMatchObject({ isAdmissible: false, reasons: ['questionnaire_unknown'] });
    expect(await admit()).toBe(409);
    await server.openSmallCampaign('next-2027', { questionnaire: reworded });
    expect(await held()).toMatchObject({ isAdmissible: true, decision: 'waiting' });
    expect(await server.judgeAgain.ofAll()).toBe(0);
    expect(await counted()).toBe(0);
    expect(await admit()).toBe(200);
    expect(await counted()).toBe(1);
  });

  it('is held for that alone when the version is here as it arrives, and counts the same after a rebuild', async () => {
    await server.openSmallCampaign('next-2027', { questionnaire: reworded });
    await receive(reworded);
    expect(await held()).toMatchObject({ isAdmissible: true, reasons: ['questionnaire_unknown'] });
    expect(await admit()).toBe(200);
    const tallies = JSON.stringify(await server.storage.readTallies(campaign.id, everything));
    expect(await server.rebuildDerived()).toMatchObject({ responses: 1, faults: [], unmade: [] });
    expect(JSON.stringify(await server.storage.readTallies(campaign.id, everything))).toBe(tallies);
    const paths = { databasePath: join(server.folder, 'hailong.db'), serverKeyPath: join(server.folder, 'server-key.pem') };
    expect(verifyFolder(paths, { serverKey: undefined, receipts: [], heads: [] })).toMatchObject({ isClean: true });
  });

  it.each([['has other options', shorter], ['lacks a question', without]])('cannot be admitted when that version %s', async (_what, questionnaire) => {
    await receive(questionnaire);
    await server.openSmallCampaign('next-2027', { questionnaire });
    expect(await held()).toMatchObject({ isAdmissible: false });
    expect(await admit()).toBe(409);
  });

  it('cannot be admitted by a version that may go again with its draft or demonstration', async () => {
    await receive(reworded);
    const file = smallCampaignFile('draft-2027', { questionnaire: reworded });
    expect(await server.importCampaign(file, { dryRun: false })).toMatchObject({ applied: true });
    expect(await held()).toMatchObject({ isAdmissible: false });
    await server.openSmallCampaign('demo-2027', { questionnaire: reworded, isDemonstration: true });
    expect(await held()).toMatchObject({ isAdmissible: false });
    await server.life.open('draft-2027', { account: 'x', login: 'x', role: 'admin', scope: everything });
    expect(await held()).toMatchObject({ isAdmissible: true });
  });
});
