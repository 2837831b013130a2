/**
 * A phone: its media, which outlive every window, and the windows of the app that are open on it.
 * Everything that decides in a window is the product's own code; here it is joined to the simulated
 * media as the app joins it to the browser's.
 */
import { journalIn } from '../../client/kit/store/journal/journal-files.ts';
import { createOutbox, type Outbox } from '../../client/kit/store/outbox.ts';
import { emptyMark, sentinelIn, type Mark } from '../../client/kit/store/sentinel.ts';
import { incidentNotes, joinIncidents, type Incident } from '../../client/kit/store/incidents.ts';
import type { SecondCopy, Seal } from '../../client/kit/store/finish.ts';
import { checkAtStart, compareCopies, keepIncidents, type Opening, type StartMedia } from '../../client/kit/store/start-up.ts';
import { verifyShelf } from '../../client/kit/store/verify-shelf.ts';
import type { NetworkMemory } from '../../client/kit/sync/push.ts';
import { FileMedium } from './media/file-medium.ts';
import { ShelfConnection, ShelfMedium } from './media/shelf-medium.ts';
import { simulatedFolder } from './media/simulated-folder.ts';
import { simulatedShelf } from './media/simulated-shelf.ts';
import { TextMedium } from './media/text-medium.ts';
import { Locks } from './locks.ts';
import type { Owner, Scheduler } from './scheduler.ts';

export const app = 'field';
const markKey = `hailong-${app}-mark`;
const notesKey = `hailong-${app}-incidents`;

/** What goes wrong on this phone, and how often. */
export interface PhoneFaults {
  readonly abortShare: number;
  readonly writeFailShare: number;
  readonly killShare: number;
}

export class Phone {
  shelf = new ShelfMedium();
  readonly files = new FileMedium();
  readonly texts = new TextMedium();
  readonly locks: Locks;
  windows: AppWindow[] = [];
  clockOffsetMs = 0;
  /** The file beside the journal from which the app goes on under a new identity. */
  hasKit = false;
  /** The server no longer knows the device in use: the person has to sign in once more. */
  needsSignIn = false;
  readonly networkMemory: NetworkMemory = {};
  faults: PhoneFaults = { abortShare: 0, writeFailShare: 0, killShare: 0 };
  #opened = 0;

  constructor(readonly name: string, readonly account: string, readonly scheduler: Scheduler) {
    this.locks = new Locks(scheduler);
  }

  now(): number {
    return this.scheduler.nowMs + this.clockOffsetMs;
  }

  /** What enrolment writes: from now on keys that vanish are missed. */
  markDevice(): void {
    const device = this.shelf.state.device.get('this')?.id ?? '';
    sentinelIn(this.texts, markKey).write({ ...this.mark() ?? emptyMark, device, sequence: 0 });
  }

  mark(): Mark | undefined {
    return sentinelIn(this.texts, markKey).read();
  }

  /** In both places where they are kept. */
  incidents(): readonly Incident[] {
    return joinIncidents(incidentNotes(this.texts, notesKey).read(), this.shelf.state.incidents);
  }

  /** Opens a window; a database that cannot be read is set aside for a fresh one first. */
  open(parts: { readonly seal: Seal; readonly version: string }): AppWindow {
    const isReplacement = this.shelf.isUnreadable;
    if (isReplacement) this.shelf = new ShelfMedium();
    const window = new AppWindow(`${this.name}.${this.#opened += 1}`, this, { ...parts, isReplacement, isFresh: this.shelf.isFresh });
    for (const other of this.windows) if (other.version !== window.version) other.connection.isClosed = true;
    this.windows = [...this.windows, window];
    return window;
  }

  /** The process of one window is gone: what it had not flushed may be gone, too. */
  kill(window: AppWindow): void {
    if (window.isDead) return;
    this.scheduler.note(`${window.name} is killed`);
    window.isDead = true;
    this.windows = this.windows.filter((each) => each !== window);
    this.locks.freeOf(window);
    if (this.windows.length === 0) this.files.lose(this.scheduler.random);
    else this.files.closeAll();
  }

  killAll(): void {
    for (const window of [...this.windows]) this.kill(window);
  }

  /** All windows at once, and what the browser had not written to the disk yet. */
  cutPower(): void {
    this.killAll();
    this.files.lose(this.scheduler.random);
    this.texts.lose(this.scheduler.random);
  }
}

export class AppWindow implements Owner {
  isDead = false;
  /** Screens are shown: the copies were compared and there is an identity. */
  isReady = false;
  readonly version: string;
  readonly connection: ShelfConnection;
  readonly outbox: Outbox;
  readonly media: StartMedia;
  readonly opening: { readonly isFresh: boolean; readonly isReplacement: boolean };
  incidents: readonly Incident[] = [];
  #checked: Awaited<ReturnType<typeof checkAtStart>> | undefined;
  /** What the app knows of the second copy. */
  secondCopy: SecondCopy | undefined;

  constructor(readonly name: string, readonly phone: Phone, parts: { seal: Seal; version: string; isFresh: boolean; isReplacement: boolean }) {
    const { scheduler } = phone;
    this.version = parts.version;
    this.opening = { isFresh: parts.isFresh, isReplacement: parts.isReplacement };
    this.connection = new ShelfConnection({ owner: this, medium: phone.shelf, scheduler });
    phone.shelf.abortShare = phone.faults.abortShare;
    const folder = simulatedFolder({
      owner: this, medium: phone.files, scheduler, failShare: phone.faults.writeFailShare, killShare: phone.faults.killShare,
      kill: () => phone.kill(this),
    });
    const texts = this.#textsOfTheLiving();
    this.media = {
      app, shelf: simulatedShelf(this.connection), journal: journalIn(folder), sentinel: sentinelIn(texts, markKey), notes: incidentNotes(texts, notesKey),
      lock: (name, work) => phone.locks.request(this, name, work), now: () => phone.now(),
      onSecondCopy: (state) => { this.secondCopy = state; },
    };
    this.outbox = createOutbox({ ...this.media, seal: parts.seal, wait: (ms) => this.wait(ms) });
  }

  /** What every start does before a screen is shown. */
  async check(): Promise<void> {
    this.#checked = await checkAtStart(this.media, this.#opening());
    this.incidents = this.#checked.incidents;
    this.secondCopy = this.#checked.secondCopy;
  }

  /** What is done later, when nobody waits. */
  async lookLater(): Promise<void> {
    if (this.#checked?.isWhole === true) {
      const compared = await compareCopies(this.media, this.#opening());
      this.incidents = compared.incidents;
      this.secondCopy = compared.secondCopy ?? this.secondCopy;
    }
    this.incidents = await verifyShelf({ ...this.media, idle: async () => undefined }) ?? this.incidents;
  }

  /** The person reads what is told on the screen. */
  async seeIncidents(): Promise<void> {
    this.incidents = this.incidents.map((each) => ({ ...each, isSeen: true }));
    await keepIncidents(this.media, this.incidents);
  }

  #opening(): Opening {
    return { ...this.opening, devices: async () => (await this.connection.read('devices', ({ device }) => [...device.values()])).map((each) => each.id) };
  }

  wait(ms: number): Promise<void> {
    const { scheduler, texts } = this.phone;
    return scheduler.perform(this, { channel: `${this.name}/wait`, label: `waited ${ms} ms` }, () => {
      scheduler.nowMs += ms;
      texts.reachDisk();
    });
  }

  #textsOfTheLiving() {
    const { texts } = this.phone;
    return {
      getItem: (key: string) => texts.getItem(key),
      setItem: (key: string, value: string) => { if (!this.isDead) texts.setItem(key, value); },
      removeItem: (key: string) => { if (!this.isDead) texts.removeItem(key); },
    };
  }
}
