/**
 * A phone as the first release of the app left it: its database of version 1, and neither the second
 * copy nor the mark of later versions. Made inside the real page from what this version has there,
 * and stopped at any step of its upgrade.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';

/** What the browser calls version 1. */
export const formerVersion = 10;

/** Takes the page back to version 1, with a draft of this id; the store must not be open. Keys are those of the device. */
export function makeFormer(page: Page, draftId: string): Promise<void> {
  return page.evaluate(async ([version, draft]) => {
    const name = 'hailong-field';
    const opened = (at?: number, upgrade?: (database: IDBDatabase) => void): Promise<IDBDatabase> => new Promise((resolve, reject) => {
      const opening = indexedDB.open(name, at);
      opening.onerror = () => reject(new Error(String(opening.error)));
      opening.onupgradeneeded = () => upgrade?.(opening.result);
      opening.onsuccess = () => resolve(opening.result);
    });
    const now = await opened();
    const all = (table: string): Promise<Record<string, unknown>[]> => new Promise((resolve) => {
      const reading = now.transaction(table).objectStore(table).getAll();
      reading.onsuccess = () => resolve(reading.result as Record<string, unknown>[]);
    });
    const [devices, outbox, envelopes, questionnaires] = [await all('device'), await all('outbox'), await all('envelopes'), await all('questionnaires')];
    now.close();
    await new Promise<void>((resolve) => { indexedDB.deleteDatabase(name).onsuccess = () => resolve(); });
    const files = await navigator.storage.getDirectory() as FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };
    for await (const each of files.keys()) await files.removeEntry(each, { recursive: true });
    localStorage.clear();

    const [device] = devices;
    const reply = await fetch('/api/assignments', { headers: { authorization: `Bearer ${String(device?.['token'])}` } });
    const { campaigns } = await reply.json() as { campaigns: { id: string; places: { id: string }[]; questionnaire: { hash: string } }[] };
    const [campaign] = campaigns;
    const bytesOf = new Map(envelopes.map((each) => [each['id'], each['bytes']]));
    const former = await opened(version, (database) => {
      for (const [table, keyPath] of [['device', 'key'], ['campaigns', 'id'], ['questionnaires', 'hash'], ['drafts', 'id']] as const) database.createObjectStore(table, { keyPath });
      const responses = database.createObjectStore('outbox', { keyPath: 'id' });
      for (const index of ['sequence', 'settledAtMs', 'isCounted']) responses.createIndex(index, index);
      responses.createIndex('[status+finishedAtMs]', ['status', 'finishedAtMs']);
    });
    const writing = former.transaction(['device', 'campaigns', 'questionnaires', 'drafts', 'outbox'], 'readwrite', { durability: 'strict' });
    const put = (table: string, row: unknown): void => { writing.objectStore(table).put(row); };
    const { ledger: _ledger, known: _known, ...deviceRow } = device ?? {};
    put('device', deviceRow);
    for (const each of campaigns) put('campaigns', each);
    for (const each of questionnaires) put('questionnaires', each);
    for (const each of outbox) put('outbox', { ...each, bytes: bytesOf.get(each['id']) });
    put('drafts', {
      id: draft, campaign: campaign?.id, place: campaign?.places[0]?.id, questionnaireHash: campaign?.questionnaire.hash, answers: {}, writeIns: {}, at: '',
      startedAt: { utcMs: Date.now(), offsetMinutes: 420 }, activeMs: 1_000, language: 'vi', respondentKind: 'person', mode: 'face_to_face', answerFormat: 'dock', revision: 1,
    });
    await new Promise<void>((resolve, reject) => {
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(new Error(String(writing.error)));
    });
    former.close();
  }, [formerVersion, draftId] as const);
}

/** As the browser numbers them. By opening it: the browser's list tells of an upgrade that it has yet to take back. */
export function versionOn(page: Page): Promise<number> {
  return page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('hailong-field');
    opening.onerror = () => reject(new Error(String(opening.error)));
    opening.onsuccess = () => {
      opening.result.close();
      resolve(opening.result.version);
    };
  }));
}

/** The `at`th call of this kind within an upgrade. */
export interface Step {
  readonly call: 'createObjectStore' | 'put';
  readonly at: number;
}

export interface StandStill {
  /** In the page the upgrade stands still at this step, for good: what was asked of the browser before has been asked, and nothing can be committed. */
  arrange(page: Page, step: Step): Promise<void>;
  /** Resolves when it does. */
  reached(): Promise<void>;
  close(): void;
}

/** The page waits in the middle of its work for an answer that never comes. */
export async function standStill(): Promise<StandStill> {
  let onAsked = (): void => undefined;
  const listener = createServer(() => onAsked());
  await new Promise<void>((resolve) => { listener.listen(0, '127.0.0.1', resolve); });
  const { port } = listener.address() as AddressInfo;
  let asked = Promise.resolve();
  return {
    arrange: async (page, step) => {
      asked = new Promise((resolve) => { onAsked = resolve; });
      await page.evaluate(([{ call, at }, address]) => {
        let calls = 0;
        const step = (): void => {
          calls += 1;
          if (calls !== at) return;
          const never = new XMLHttpRequest();
          never.open('GET', address, false);
          never.send();
        };
        if (call === 'put') {
          const { put } = IDBObjectStore.prototype;
          IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
            const request = put.apply(this, given);
            if (this.transaction.mode === 'versionchange') step();
            return request;
          };
          return;
        }
        const { createObjectStore } = IDBDatabase.prototype;
        IDBDatabase.prototype.createObjectStore = function (this: IDBDatabase, ...given: Parameters<typeof createObjectStore>) {
          const made = createObjectStore.apply(this, given);
          step();
          return made;
        };
      }, [step, `http://127.0.0.1:${port}/`] as const);
    },
    reached: () => asked,
    close: () => {
      listener.closeAllConnections();
      listener.close();
    },
  };
}
