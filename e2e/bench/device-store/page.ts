/** What the browser runs to measure the device's store: the very store of the field app, without its screens. */
import { sealingText, type AssignedCampaign } from '../../../shared/wire/assignments.ts';
import { makeSealingPair } from '../../../shared/sealing/sealing-key.ts';
import { makeSigningKeys, publicKeyText, signBytes } from '../../../shared/sealing/signing.ts';
import { toBase64 } from '../../../shared/kernel/base64.ts';
import { openStore, type Store } from '../../../client/kit/store/open-store.ts';
import { campaignOf, deviceId, draftOf, responseOf } from '../../../client/kit/testing/samples.ts';

let store: Store | undefined;

/** Sixty answers and a text: what an interview of the ward questionnaire comes to. */
const answers = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`c${index}`, index % 6 === 5 ? 'Cán bộ hướng dẫn rõ ràng, nhưng phải chờ lâu vào buổi sáng.' : (index % 5) + 1]));

async function sealedCampaign(keys: CryptoKeyPair): Promise<AssignedCampaign> {
  const campaign = campaignOf(0);
  const [working, recovery] = [(await makeSealingPair()).key, (await makeSealingPair()).key];
  const signature = await signBytes(keys.privateKey, new TextEncoder().encode(sealingText(campaign.id, working, recovery)));
  return { ...campaign, sealing: { working, recovery, signature: toBase64(signature) } };
}

const page = {
  /** Opens the store and waits for what the first screen shows of finished responses; milliseconds since the page began to load. */
  async open(): Promise<number> {
    store = await openStore('field');
    await store.outbox.list(50);
    await store.outbox.waiting();
    return performance.now();
  },

  async enrol(): Promise<void> {
    const server = await makeSigningKeys();
    await store?.device.enrol({
      id: deviceId, kind: 'field', keys: await makeSigningKeys(), serverKey: await publicKeyText(server),
      account: 'account-1', login: 'dtv01', isPersisted: false,
    });
    await store?.vault.setPin('482719');
    await store?.campaigns.replace([await sealedCampaign(server)], []);
  },

  async unlock(): Promise<string> {
    return await store?.vault.unlock('482719') ?? '';
  },

  /** Milliseconds of each finish, draft and all. */
  async finish(from: number, count: number, pauseMs = 0): Promise<number[]> {
    const times: number[] = [];
    for (let n = from; n < from + count; n += 1) {
      await store?.drafts.save(draftOf(n, { answers }));
      void store?.outbox.prepare(campaignOf(0).id);
      // A person reads the review page before finishing: what the last tap set off has come to rest.
      await new Promise((resolve) => { setTimeout(resolve, pauseMs); });
      const beganAtMs = performance.now();
      await store?.outbox.finish(responseOf(n, { answers }));
      times.push(performance.now() - beganAtMs);
    }
    return times;
  },

  /** What a test wants to know of the state. */
  async look(): Promise<{ waiting: number; hashes: string[]; incidents: string[]; secondCopy: string; device: string }> {
    const health = await store?.readHealth();
    return {
      waiting: health?.unsent ?? -1,
      hashes: (await store?.outbox.inventory() ?? []).map((each) => each.hash).sort(),
      incidents: (store?.incidents.value ?? []).map((each) => `${each.kind} ${each.count}`).sort(),
      secondCopy: health?.secondCopy ?? '', device: (await store?.device.get())?.id ?? '',
    };
  },

  /** Does what a damage would make the first page after it do. */
  async emptyDatabase(): Promise<void> {
    store?.close();
    await new Promise((resolve) => { indexedDB.deleteDatabase('hailong-field').onsuccess = resolve; });
  },
};

declare global {
  var deviceStore: typeof page;
}
globalThis.deviceStore = page;
