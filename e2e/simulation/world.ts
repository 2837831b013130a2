/**
 * One world: phones, a network, a server and one that is not ours, under one scheduler. It knows how
 * people and programs act (open, finish, sync, sign in again); `deeds.ts` chooses when.
 */
import { NoAnswer } from '../../client/kit/api/no-answer.ts';
import type { WireRequest } from '../../client/kit/api/transport.ts';
import { finishLock } from '../../client/kit/store/finish.ts';
import type { Incident } from '../../client/kit/store/incidents.ts';
import type { DeviceRow, OutboxRow } from '../../client/kit/store/rows.ts';
import { runSync } from '../../client/kit/sync/run.ts';
import type { SyncState } from '../../client/kit/sync/state.ts';
import { Problem } from '#shared/kernel/problem.ts';
import type { Random } from '#shared/kernel/random.ts';
import type { Response } from '#shared/response/model.ts';
import { readRescueFile, writeRescueFile } from '#shared/wire/rescue-file.ts';
import { smallResponse } from '../../server/fixtures/envelopes.ts';
import { toldHealth } from './told-health.ts';
import { Network, Unreachable, type Reply } from './network.ts';
import { claim, ClaimBroken } from './claim.ts';
import { Oracle } from './oracle.ts';
import { app, Phone, type AppWindow } from './phone.ts';
import { Scheduler, type Owner } from './scheduler.ts';
import { campaign, questionnaireHash } from './server/simulated-ingest.ts';
import { SimulatedServer } from './server/simulated-server.ts';
import { standInSeal } from './stand-in-seal.ts';
import { hexOf, isSignedText, makeKey, nonceFrom, signText, uuidFrom, type StandInKey } from './stand-in-crypto.ts';
import type { Counts } from './seed-result.ts';
import type { Weather } from './weather.ts';

export class World {
  readonly scheduler: Scheduler;
  readonly server: SimulatedServer;
  readonly otherServer: SimulatedServer;
  readonly network: Network;
  readonly phones: readonly Phone[];
  readonly oracle: Oracle;
  readonly counts: Counts = {};
  version = 1;
  /** The device's private half, by device id: what the browser keeps and never shows. */
  readonly #keys = new Map<string, StandInKey>();
  #resting: AppWindow | undefined;
  /** What is under way, by the process that does it. */
  readonly #busy = new Map<Promise<void>, Owner>();

  constructor(readonly random: Random, readonly weather: Weather, isTraced: boolean) {
    this.scheduler = new Scheduler(random, isTraced);
    this.server = new SimulatedServer('server', this.scheduler, random);
    this.otherServer = new SimulatedServer('other server', this.scheduler, random);
    this.network = new Network({
      scheduler: this.scheduler, random, air: { name: 'network', isDead: false },
      server: (request) => this.server.door(request), otherServer: (request) => this.otherServer.door(request),
    });
    this.phones = Array.from({ length: weather.phones }, (_, at) => new Phone(`phone ${at + 1}`, `account-${at + 1}`, this.scheduler));
    this.oracle = new Oracle(this.phones, this.server);
    for (const phone of this.phones) this.#enrolFresh(phone);
  }

  count(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }

  /** What is still under way. */
  busy(): readonly string[] {
    return [...this.#busy.values()].filter((owner) => !owner.isDead).map((owner) => owner.name);
  }

  /** Opens the app: nothing is shown before the copies were compared. */
  open(phone: Phone): void {
    const isReplaced = phone.shelf.isUnreadable;
    const window = phone.open({ seal: async (response, place) => standInSeal(response, place, this.#keyOf(response.device)), version: String(this.version) });
    this.scheduler.note(`${window.name} opens${isReplaced ? ' a fresh database in place of the unreadable one' : ''}`);
    if (isReplaced) this.oracle.check('damage');
    this.#under(window, () => this.#start(window));
  }

  async #start(window: AppWindow): Promise<void> {
    const { phone } = window;
    const before = phone.shelf.state.outbox;
    const device = await window.connection.read('device', (work) => work.device.get('this'));
    if (device === undefined && phone.hasKit) await this.#beSomebody(window);
    await window.check();
    // Without the kit the person signs in as on a new phone.
    if (device === undefined && !phone.hasKit) {
      await this.#beSomebody(window);
      await window.media.lock(finishLock(app), async () => phone.markDevice());
    }
    window.isReady = true;
    await window.lookLater().catch((error: unknown) => {
      this.oracle.numbers.noteUnrepaired(phone);
      throw error;
    });
    const restored = [...phone.shelf.state.outbox.values()].filter((row) => ![...before.values()].some((each) => each.hash === row.hash)).length;
    this.count('responses brought back from the journal', restored);
    this.oracle.noteStarted(phone, window.incidents);
  }

  /** A new id and new keys, made on the spot; the server hears of them at the next sign-in. From the kit they come with the incident, in one transaction. */
  async #beSomebody({ connection, phone }: AppWindow): Promise<void> {
    const device = this.#newDevice(phone);
    const former = phone.mark()?.device ?? '';
    const incident: Incident = { kind: 'identity_lost', atMs: phone.now(), count: 0, isSeen: false, ...(former === '' ? {} : { cause: former }) };
    await connection.write('a new identity', (work) => {
      work.device.set('this', device);
      if (phone.hasKit) work.incidents = [...work.incidents, incident];
    });
    phone.hasKit = true;
  }

  /** One interview to its end. What is "saved" to the person is what the app resolved. */
  finish(window: AppWindow): void {
    this.#under(window, async () => {
      const device = await window.connection.read('device', (work) => work.device.get('this'));
      if (device === undefined) return;
      const response = this.#response(window.phone, device.id);
      await window.connection.write('save draft', ({ drafts }) => { drafts.add(response.id); });
      this.#draftsOf(window.phone).add(response.id);
      const item = await window.outbox.finish(response);
      // What a window resolves after its death nobody reads.
      if (window.isDead) return;
      const row = window.phone.shelf.state.outbox.get(item.id);
      claim(row !== undefined && row.hash === item.hash, `P2: ${window.name} called response ${item.sequence} saved, and it is not on the shelf.`);
      this.count('responses finished');
      if (row !== undefined) {
        this.oracle.noteFinished({ id: item.id, hash: item.hash, bytes: row.bytes, device: row.device, sequence: row.sequence, phone: window.phone }, window.secondCopy);
      }
    });
  }

  readIncidents(window: AppWindow): void {
    this.#under(window, () => window.seeIncidents());
  }

  sync(window: AppWindow, isForced: boolean): void {
    this.#under(window, async () => { await this.#sync(window, isForced); });
  }

  /** As the app does it once a day: when a sync has told how the server's ledger stands; without one, by what was told before. */
  prune(window: AppWindow, isSyncedFirst: boolean): void {
    this.#under(window, async () => {
      if (isSyncedFirst) await this.#sync(window, false);
      await window.outbox.prune();
    });
  }

  /** A month in which this phone is at rest: sent, backed up, old, and told so. Meanwhile nobody does anything else. */
  restAMonth(window: AppWindow, pass: { readonly backUp: () => void; readonly month: () => void }): void {
    this.#resting = window;
    this.#under(window, async () => {
      try {
        await this.#sync(window, true);
        pass.backUp();
        pass.month();
        await this.#sync(window, false);
        await window.outbox.prune();
      } finally {
        this.#resting = undefined;
      }
    });
  }

  get isResting(): boolean {
    return this.#resting?.isDead === false;
  }

  async #sync(window: AppWindow, isForced: boolean): Promise<SyncState> {
    const { phone } = window;
    const end = await runSync({
      store: { app, outbox: window.outbox, device: deviceStoreOf(window) },
      transport: (request) => this.#send(window, request),
      now: () => phone.now(), elapsedMs: () => this.scheduler.nowMs, random: () => this.random.next(),
      lock: window.media.lock,
      verify: async (key, signature, text) => isSignedText(key, text, signature),
      sign: async (keys, text) => signText(this.#keyOf(idOfKeys(keys)), text),
      nonce: () => nonceFrom(this.random),
      health: () => toldHealth(window),
      refresh: async () => undefined,
      appVersion: window.version, isForced, memory: phone.networkMemory,
    });
    this.count(`syncs that ended ${end}`);
    this.scheduler.note(`${window.name}: the sync ends ${end}`);
    if (end === 'unknown_device') phone.needsSignIn = true;
    return end;
  }

  /** The person signs in with a network: the server knows the device again. */
  signIn(phone: Phone): void {
    phone.needsSignIn = false;
    const device = phone.shelf.state.device.get('this');
    if (device === undefined) return;
    this.#register(device.id, phone);
    this.#under(this.server.process, () => this.server.ingest.enrolled(device.id));
  }

  /** Everything that waits on a phone goes to another one in a rescue file. */
  handOver(from: Phone, to: AppWindow): void {
    const isWhole = (row: OutboxRow): boolean => hexOf(row.bytes) === row.hash;
    const waiting = [...from.shelf.state.outbox.values()].filter((row) => (row.status === 'waiting' || row.status === 'refused') && isWhole(row));
    this.#under(to, async () => {
      const file = await readRescueFile(await writeRescueFile({ device: from.name, madeAtMs: from.now() }, waiting.map((row) => row.bytes)));
      this.count('responses carried by another phone', await to.outbox.carry((file?.envelopes ?? []).map((each) => each.bytes)));
    });
  }

  /** One event, or nothing when none waits; then every claim is looked at. */
  async step(): Promise<boolean> {
    const hadOne = await this.scheduler.step();
    this.oracle.check('code');
    return hadOne;
  }

  #draftsOf(phone: Phone): Set<string> {
    const drafts = this.oracle.drafts.get(phone) ?? new Set<string>();
    this.oracle.drafts.set(phone, drafts);
    return drafts;
  }

  /** Runs something that a process does. What media and network may do to it is borne; anything else ends the world. */
  #under(owner: Owner, work: () => Promise<void>): void {
    const done = work().catch((error: unknown) => {
      if (!isBearable(error)) this.scheduler.crash(error);
      this.scheduler.note(`${owner.name} bears ${String(error)}`);
    }).finally(() => { this.#busy.delete(done); });
    this.#busy.set(done, owner);
  }

  async #send(window: AppWindow, { path, body, token }: WireRequest): Promise<Reply> {
    try {
      return await this.network.send(window, { path, token, body: body === undefined ? undefined : JSON.stringify(body) });
    } catch (error) {
      if (error instanceof Unreachable) throw new NoAnswer('unreachable');
      throw error;
    }
  }

  #response(phone: Phone, device: string): Response {
    const place = this.random.pick(campaign.places);
    return smallResponse(campaign, questionnaireHash, {
      id: uuidFrom(this.random), place: place.id, device, enumerator: phone.account,
      startedAt: { utcMs: phone.now() - 60_000, offsetMinutes: 420 }, finishedAt: { utcMs: phone.now(), offsetMinutes: 420 },
    });
  }

  #enrolFresh(phone: Phone): void {
    const device = this.#newDevice(phone);
    phone.shelf.state = { ...phone.shelf.state, device: new Map([['this', device]]) };
    phone.shelf.isFresh = false;
    phone.markDevice();
    phone.hasKit = true;
    this.#register(device.id, phone);
  }

  #register(device: string, phone: Phone): void {
    const { disk } = this.server;
    const known = disk.data.devices.get(device);
    disk.commit({ devices: new Map(disk.data.devices).set(device, known ?? { publicKey: this.#keyOf(device), account: phone.account, isRevoked: false }) });
  }

  #newDevice(phone: Phone): DeviceRow {
    const id = uuidFrom(this.random);
    this.#keys.set(id, makeKey(this.random));
    return {
      key: 'this', id, kind: app, keys: keysNamed(id), serverKey: this.server.key, account: phone.account, login: phone.account, isSignedIn: true,
      isPersisted: true, sequence: 0, previousHash: '', lastSyncAtMs: null,
    };
  }

  #keyOf(device: string): StandInKey {
    return this.#keys.get(device) ?? '';
  }
}

/** A pair of keys is only ever handed on: here it says whose it is. */
function keysNamed(id: string): CryptoKeyPair {
  const key = { extractable: false, type: 'private', usages: [], algorithm: { name: id } } as CryptoKey;
  return { privateKey: key, publicKey: key };
}

function idOfKeys({ privateKey }: CryptoKeyPair): string {
  return privateKey.algorithm.name;
}

/** What a browser and a network may legally do to a program. */
function isBearable(error: unknown): boolean {
  if (error instanceof ClaimBroken) return false;
  return error instanceof DOMException || error instanceof Problem || error instanceof NoAnswer || error instanceof Unreachable;
}

/** The product's device store, in the few lines that a sync needs. */
function deviceStoreOf({ connection }: AppWindow) {
  return {
    get: () => connection.read('device', ({ device }) => device.get('this')),
    all: () => connection.read('devices', ({ device }) => [...device.values()].sort((left, right) => Number(right.key === 'this') - Number(left.key === 'this'))),
    change: (change: Partial<DeviceRow>) => connection.write(`keep ${Object.keys(change).join(', ')}`, ({ device }) => {
      const row = device.get('this');
      if (row !== undefined) device.set('this', { ...row, ...change });
    }),
    keepToken: (id: string, token: string | undefined) => connection.write('keep the token', ({ device }) => {
      for (const [key, { token: _before, ...row }] of device) {
        if (row.id === id) device.set(key, token === undefined ? row : { ...row, token });
      }
    }),
  };
}
