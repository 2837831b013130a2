/**
 * The field app without its screens, in a real browser: the product's store, enrolment and sync. A
 * test drives it, and hears "saved" at the moment when the screen would say so.
 */
import { optionsOf, answerableQuestions } from '../../../shared/questionnaire/questions.ts';
import type { Questionnaire } from '../../../shared/questionnaire/model.ts';
import type { Response } from '../../../shared/response/model.ts';
import { sha256Hex } from '../../../shared/sealing/digest.ts';
import type { AssignedCampaign } from '../../../shared/wire/assignments.ts';
import { enrol } from '../../../client/kit/enrolment/enrol.ts';
import { makeRescue } from '../../../client/kit/rescue/make-rescue.ts';
import type { Draft } from '../../../client/kit/store/draft.ts';
import { openFiles } from '../../../client/kit/store/journal/worker-files.ts';
import { openStore, storeState, type Store } from '../../../client/kit/store/open-store.ts';
import type { Outcome } from '../../../client/kit/vault/vault-state.ts';
import { startSync, type Sync } from '../../../client/kit/sync/start-sync.ts';

/** What is on the phone, as a test compares it. */
export interface Look {
  readonly device: string;
  readonly state: string;
  readonly vault: string;
  /** Of every envelope on the shelf. */
  readonly items: readonly { readonly id: string; readonly hash: string; readonly status: string; readonly isWhole: boolean }[];
  readonly journal: readonly string[];
  readonly incidents: readonly string[];
  readonly secondCopy: string;
  readonly unsent: number;
}

let store: Store | undefined;
let sync: Sync | undefined;
const opened = (): Store => {
  if (store === undefined) throw new Error('The store is not open.');
  return store;
};

const page = {
  /** How the store stands after an attempt to open it. */
  async open(): Promise<string> {
    try {
      store = await openStore('field');
    } catch (error) {
      return `${storeState.value}: ${String(error)}`;
    }
    return storeState.value;
  },

  state: (): string => storeState.value,

  async enrol(person: { readonly login: string; readonly password: string }, pin: string | undefined): Promise<void> {
    await enrol(opened(), person);
    if (pin !== undefined) await opened().vault.setPin(pin);
  },

  /** The first PIN on this phone. */
  async setPin(pin: string): Promise<void> {
    await until(() => opened().vault.state.value !== 'unknown');
    await opened().vault.setPin(pin);
  },

  async unlock(pin: string): Promise<Outcome> {
    await until(() => opened().vault.state.value !== 'unknown');
    return opened().vault.unlock(pin);
  },

  async signOut(): Promise<void> {
    await opened().device.change({ isSignedIn: false });
  },

  /** One exchange with the server; how it ended. */
  async sync(): Promise<string> {
    sync ??= startSync(opened(), 'faults');
    await sync.syncNow();
    return sync.state.value;
  },

  /** Begins an interview; what it writes is on the disk when this resolves. */
  async draft(id: string, words?: readonly string[]): Promise<void> {
    await opened().drafts.save(await draftOf(id, words));
  },

  drafts: async (): Promise<string[]> => (await opened().drafts.open()).map((each) => each.id),

  /** Finishes a draft and says so as a screen does: after the store has. */
  async finish(id: string, words?: readonly string[]): Promise<string> {
    const { hash } = await opened().outbox.finish(await responseOf(id, words));
    globalThis.saved?.(id, hash);
    return hash;
  },

  /** Interviews one after another, until the phone is no more. */
  async work(): Promise<void> {
    for (;;) {
      const id = crypto.randomUUID();
      await page.draft(id);
      await page.finish(id);
    }
  },

  async look(): Promise<Look> {
    const { outbox, incidents, vault, device } = opened();
    const health = await opened().readHealth();
    const items = await outbox.list(10_000);
    const bytes = await outbox.bytes(items.map((each) => each.id));
    const files = openFiles('field');
    const journal = await files.journal.readAll().then(({ envelopes }) => envelopes.map((each) => each.hash), () => []);
    files.close();
    return {
      device: (await device.get())?.id ?? '', state: storeState.value, vault: String(vault.state.value), journal, secondCopy: health.secondCopy, unsent: health.unsent,
      incidents: incidents.value.map(({ kind, count }) => `${kind} ${count}`),
      items: await Promise.all(items.map(async ({ id, hash, status }, index) => ({ id, hash, status, isWhole: await sha256Hex(bytes[index] ?? new Uint8Array()) === hash }))),
    };
  },

  /** The rescue file of what is unsent, in base64. */
  async rescue(): Promise<string> {
    const made = await makeRescue(opened(), Date.now());
    return made === undefined ? '' : base64Of(made.file);
  },

  /** Something else in this origin: words as a page without care would keep them. */
  async keepInClear(words: readonly string[]): Promise<void> {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('in-clear', 1);
      opening.onupgradeneeded = () => { opening.result.createObjectStore('words'); };
      opening.onsuccess = () => resolve(opening.result);
    });
    await new Promise<void>((resolve) => {
      const writing = database.transaction('words', 'readwrite', { durability: 'strict' });
      words.forEach((word, index) => writing.objectStore('words').put({ word, filling: 'filling '.repeat(40) }, index));
      writing.oncomplete = () => resolve();
    });
    database.close();
  },

  /** A window of another version of the app: holds the database open at `version`, and lets go when asked, or does not. */
  holdDatabase(version: number | undefined, letsGo: boolean): Promise<number> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('hailong-field', version);
      opening.onerror = () => reject(new Error(String(opening.error)));
      opening.onupgradeneeded = () => { if (version === 10) makeVersion1(opening.result); };
      opening.onsuccess = () => {
        const connection = opening.result;
        held.push(connection);
        connection.onversionchange = () => { if (letsGo) connection.close(); };
        resolve(connection.version);
      };
    });
  },

  letGo(): void {
    held.splice(0).forEach((each) => each.close());
  },

  usage: async (): Promise<number> => (await navigator.storage.estimate()).usage ?? 0,
};

const held: IDBDatabase[] = [];

/** The tables of the first release, empty; the browser's 10 is our version 1. */
function makeVersion1(database: IDBDatabase): void {
  for (const [name, keyPath] of [['device', 'key'], ['campaigns', 'id'], ['questionnaires', 'hash'], ['drafts', 'id']] as const) database.createObjectStore(name, { keyPath });
  const outbox = database.createObjectStore('outbox', { keyPath: 'id' });
  for (const index of ['sequence', 'settledAtMs', 'isCounted']) outbox.createIndex(index, index);
  outbox.createIndex('[status+finishedAtMs]', ['status', 'finishedAtMs']);
}

async function until(claim: () => boolean): Promise<void> {
  while (!claim()) await new Promise((resolve) => { setTimeout(resolve, 10); });
}

async function assigned(): Promise<{ readonly campaign: AssignedCampaign; readonly questionnaire: Questionnaire }> {
  const [campaign] = await opened().campaigns.all();
  const questionnaire = campaign && await opened().campaigns.questionnaire(campaign.questionnaire.hash);
  if (campaign === undefined || questionnaire === undefined) throw new Error('Nothing is assigned.');
  return { campaign, questionnaire };
}

const startedAt = { utcMs: Date.now() - 400_000, offsetMinutes: 420 };

/** The same answers every time; `words` stand in the free texts. */
async function answersOf(questionnaire: Questionnaire, words: readonly string[]): Promise<Pick<Draft, 'answers' | 'writeIns'>> {
  const questions = answerableQuestions(questionnaire).filter((each) => each.type === 'rating' || each.type === 'single_choice');
  const answers = Object.fromEntries(questions.map((each) => [each.id, optionsOf(questionnaire, each)[0]?.value ?? 1]));
  return { answers, writeIns: Object.fromEntries(words.flatMap((word, index) => [[questions[index]?.id ?? `x${index}`, word]])) };
}

async function draftOf(id: string, words: readonly string[] = []): Promise<Draft> {
  const { campaign, questionnaire } = await assigned();
  return {
    id, campaign: campaign.id, place: campaign.places[0]?.id ?? '', questionnaireHash: campaign.questionnaire.hash,
    ...await answersOf(questionnaire, words), at: '', startedAt, activeMs: 1_000, language: 'vi', respondentKind: 'person',
    mode: 'face_to_face', answerFormat: 'dock', revision: 1,
  };
}

async function responseOf(id: string, words: readonly string[] = []): Promise<Response> {
  const { campaign, questionnaire } = await assigned();
  const device = await opened().device.get();
  const [place] = campaign.places;
  if (device === undefined || place === undefined) throw new Error('Nobody is here, or nowhere to go.');
  const { answers, writeIns } = await answersOf(questionnaire, words);
  return {
    formatVersion: 1, id, campaign: campaign.id, questionnaire: campaign.questionnaire, channel: 'field', respondentKind: 'person', language: 'vi',
    mode: 'face_to_face', answerFormat: 'dock', position: { unit: place.unit, stratum: place.stratum, cluster: place.cluster, weight: place.weight },
    place: place.id, device: device.id, enumerator: device.account, startedAt, finishedAt: { ...startedAt, utcMs: startedAt.utcMs + 360_000 }, durationMs: 360_000,
    answers, ...(words.length > 0 ? { writeIns } : {}),
  };
}

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.readAsDataURL(file);
  });
}

declare global {
  var phone: typeof page;
  /** Given by the test. */
  var saved: ((id: string, hash: string) => void) | undefined;
}
globalThis.phone = page;
