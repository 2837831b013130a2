/** The model of storage that the simulation runs on, and the real adapter, give the same answers to the same deposits: neither can drift from the other. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { incoming, noonMs, smallResponse } from '../../../server/fixtures/envelopes.ts';
import { testNotary } from '../../../server/fixtures/notary.ts';
import { smallCampaign, storedCampaign } from '../../../server/fixtures/small-campaign.ts';
import { temporaryFolder } from '../../../server/fixtures/temporary-folder.ts';
import { openSqlite } from '../../../server/storage/sqlite.ts';
import { everything, type IncomingEnvelope, type Storage } from '../../../server/storage/port.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import { beginEpoch, modelStorage, type ModelStorage } from './model-storage.ts';
import { ServerDisk } from './server-disk.ts';

const campaign = smallCampaign();

interface Opened {
  readonly storage: Pick<Storage, keyof ModelStorage>;
  readonly close: () => Promise<void>;
}

async function openReal(): Promise<Opened> {
  const folder = temporaryFolder();
  const storage = openSqlite({
    databasePath: join(folder.path, 'x.db'), nowMs: noonMs, rebuildWorkerUrl: null, onFailStop: () => undefined, notary: testNotary,
  });
  await storage.createCampaign(await storedCampaign(campaign), []);
  return { storage, close: async () => { await storage.close(); folder.remove(); } };
}

async function openModel(): Promise<Opened> {
  const disk = new ServerDisk();
  beginEpoch(disk, 'first', noonMs);
  const storage = modelStorage({ disk, notary: testNotary, isPoison: () => false, transact: async (_label, work) => work() });
  return { storage, close: async () => undefined };
}

/** What the simulation rests on, without what only one of them can know: keys, epochs, hashes of the ledger. */
async function answersOf({ storage }: Opened, batches: readonly (readonly IncomingEnvelope[])[]): Promise<unknown> {
  const answers: unknown[] = [];
  for (const batch of batches) {
    for (const outcome of await storage.storeBatch(batch)) {
      const facts = readReceipt(outcome?.receipt.text ?? '');
      answers.push({ ...outcome, receipt: facts && { ...facts, epoch: '', ledgerHash: '' } });
    }
  }
  const all = batches.flat();
  const { size } = await storage.ledgerHead();
  const kinds = (await storage.ledgerAfter(0, 100)).map((each) => each.kind);
  const missing = await storage.missingOf([
    ...all.map(({ responseId, envelopeHash }) => ({ responseId, envelopeHash })),
    { responseId: all[0]?.responseId ?? '', envelopeHash: 'f'.repeat(64) },
  ]);
  return { answers, size, kinds, missing, ofSigner: await storage.heldOf('signer-1'), because: await storage.heldBecauseOf('device_unknown') };
}

describe('the model of storage and the real one', () => {
  let both: readonly Opened[];
  let hash: string;
  const envelope = (over: Partial<IncomingEnvelope> = {}, id?: string): IncomingEnvelope =>
    incoming(campaign, smallResponse(campaign, hash, id === undefined ? {} : { id }), over);

  beforeEach(async () => {
    hash = (await storedCampaign(campaign)).questionnaireHash;
    both = [await openReal(), await openModel()];
  });
  afterEach(async () => { for (const each of both) await each.close(); });

  const expectSame = async (batches: readonly (readonly IncomingEnvelope[])[]): Promise<void> => {
    const [real, model] = await Promise.all(both.map((each) => answersOf(each, batches)));
    expect(model).toEqual(real);
  };

  it('give a first deposit, a re-send and a re-send within one batch the same receipts', async () => {
    const given = envelope();
    await expectSame([[given], [given, envelope()], [given, given]]);
  });

  it('hold other content under a known id, and what came with a reason', async () => {
    const given = envelope();
    const other = { ...envelope({}, given.responseId), envelopeHash: 'a'.repeat(64) };
    await expectSame([[given], [other, envelope({ counted: null, heldReasons: ['device_revoked'] })], [other]]);
  });

  it('let nothing unproven take an id, and admit by rule only what nothing stands before', async () => {
    const { responseId } = envelope();
    const under = (name: string, over: Partial<IncomingEnvelope> = {}) => ({ ...envelope({}, responseId), envelopeHash: name.repeat(64), ...over });
    const stranger = { device: 'stranger', signer: 'stranger', heldReasons: ['device_unknown'] as const };
    const unproven = [
      under('a', { counted: null, heldReasons: ['signature_bad'] }), under('b', stranger), under('c', { device: 'another', heldReasons: ['device_mismatch'] }),
      under('d', { counted: null, heldReasons: ['payload_unreadable'] }),
    ];
    await expectSame([unproven, [under('e'), under('f')], unproven]);
    const early = { ...under('1', stranger), responseId: randomUUID() };
    const late = { ...early, envelopeHash: '2'.repeat(64) };
    await expectSame([[early, late]]);
    const decided = await Promise.all(both.map(async ({ storage }) => {
      const outcomes: string[] = [];
      for (const position of [2, 7, 8, 7]) {
        outcomes.push(await storage.decideHeld(position, { admit: early.counted, by: 'server', atMs: noonMs, reason: 'device_enrolled', scope: everything, isByRule: true }));
      }
      return outcomes;
    }));
    expect(decided).toEqual([1, 2].map(() => ['in_the_way', 'done', 'in_the_way', 'decided']));
    await expectSame([[{ ...early, ...envelope({}, early.responseId), envelopeHash: '3'.repeat(64) }]]);
  });

  it('find what is held by its signer and by its one reason', async () => {
    const unknown = { counted: null, heldReasons: ['device_unknown'] as const, signer: 'signer-1', sequence: 1 };
    await expectSame([[envelope(unknown)], [envelope({ ...unknown, heldReasons: ['device_unknown', 'campaign_not_open'], sequence: 2 })]]);
  });
});
