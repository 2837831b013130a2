/**
 * What the world knows and no part of the product does: which responses were finished, acknowledged,
 * legally lost. After every step it looks whether a claim no longer holds.
 */
import { writeRecords } from '../../client/kit/store/journal/journal-records.ts';
import type { Incident } from '../../client/kit/store/incidents.ts';
import type { OutboxRow } from '../../client/kit/store/rows.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import { ChainNumbers } from './chain-numbers.ts';
import { claim } from './claim.ts';
import { Excuses } from './excuses.ts';
import type { Phone } from './phone.ts';
import { LossesToTell } from './losses-to-tell.ts';
import type { ServerData } from './server/server-disk.ts';
import type { SimulatedServer } from './server/simulated-server.ts';
import { hexOf, isSignedText } from './stand-in-crypto.ts';
import { keptForMs } from '../../client/kit/store/deletion.ts';

export interface FinishedResponse {
  readonly id: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly device: string;
  readonly sequence: number;
  readonly phone: Phone;
}

interface Seen {
  shelf: ReadonlyMap<string, OutboxRow>;
  isUnreadable: boolean;
  files: readonly Uint8Array[];
  onShelf: Set<string>;
  inJournal: Set<string>;
}

/** A change to the media that no code made: what vanishes in it is lost by law. */
export type Cause = 'code' | 'damage';

export class Oracle {
  readonly finished = new Map<string, FinishedResponse>();
  readonly acknowledged = new Set<string>();
  readonly lostByLaw = new Set<string>();
  /** Draft ids by phone. */
  readonly drafts = new Map<Phone, Set<string>>();
  readonly excuses = new Excuses();
  readonly numbers = new ChainNumbers(this.excuses);
  readonly losses = new LossesToTell(this.excuses);
  /** Hashes that a restore took from the server. */
  readonly #takenByRestore = new Set<string>();
  /** Hash → id of what was deleted by the rule. */
  readonly pruned = new Map<string, string>();
  /** Whatever envelope was ever seen on a shelf, as a record of the journal, by hash: the copy is whole while every byte of that stands there. */
  readonly #records = new Map<string, Uint8Array>();
  readonly #everStored = new Set<string>();
  readonly #seen = new Map<Phone, Seen>();
  #server: ServerData | undefined;
  #stored = new Map<string, Uint8Array>();

  constructor(readonly phones: readonly Phone[], readonly server: SimulatedServer) {}

  /** The app said "saved on this phone". */
  noteFinished(given: FinishedResponse, secondCopy: string | undefined): void {
    this.finished.set(given.hash, given);
    if (secondCopy !== 'kept') return;
    const isFlushed = [...given.phone.files.files.values()].some((file) => holds(file.flushed, given.bytes));
    claim(isFlushed, `P2: response ${given.sequence} of ${given.phone.name} was called kept in the journal, and is not flushed there.`);
  }

  check(cause: Cause): void {
    for (const phone of this.phones) this.#look(phone, cause);
    this.#lookAtServer();
    this.#nothingIsLost(cause);
    claim(this.server.broken.length === 0, this.server.broken[0] ?? '');
  }

  /**
   * A restore took it from the server, and its phone had lost it before or lost it before it could fill
   * the gap: only a copy has it that the office did not choose. What was deleted by the rule is no such case.
   */
  isSetAside(hash: string): boolean {
    return this.#takenByRestore.has(hash) && !this.pruned.has(hash) && !this.phones.some((phone) => this.heldBy(phone).has(hash));
  }

  /** For the sentence of a broken claim. */
  whereabouts(hash: string): string {
    const places = this.phones.flatMap((phone) => {
      const row = [...phone.shelf.state.outbox.values()].find((each) => each.hash === hash);
      const onShelf = row === undefined ? [] : [`on the shelf of ${phone.name} (${row.status}, attempt ${row.attempts})`];
      return [...onShelf, ...(this.#seen.get(phone)?.inJournal.has(hash) === true ? [`in the journal of ${phone.name}`] : [])];
    });
    return places.length === 0 ? 'in a copy of the second place alone' : places.join(', ');
  }

  isOnServer(hash: string): boolean {
    return this.#stored.has(hash);
  }

  /** A number that was given to an envelope of which no person was told that it is saved. */
  wasNeverSaved(device: string, sequence: number): boolean {
    return ![...this.finished.values()].some((each) => each.device === device && each.sequence === sequence);
  }

  inJournal(phone: Phone): ReadonlySet<string> {
    return this.#seen.get(phone)?.inJournal ?? new Set();
  }

  /** Hashes that shelf or journal of this phone hold, whole. */
  heldBy(phone: Phone): ReadonlySet<string> {
    const seen = this.#seen.get(phone);
    return new Set([...seen?.onShelf ?? [], ...seen?.inJournal ?? []]);
  }

  /** What a restore takes from the server stays on the phones, or is lost. */
  noteRestore(restore: () => void): void {
    this.check('code');
    const before = [...this.#stored.keys()];
    restore();
    const after = new Set(this.server.disk.data.envelopes.map((each) => each.envelopeHash));
    for (const hash of before) if (!after.has(hash)) this.#takenByRestore.add(hash);
    this.check('damage');
  }

  /** No window is open, and `harm` is done to the media. */
  noteDamage(phone: Phone, harm: () => void): void {
    this.check('code');
    const before = this.heldBy(phone);
    harm();
    this.check('damage');
    this.losses.noteDamage(phone, before, this.heldBy(phone));
    this.numbers.noteDamage(phone, this.heldBy(phone));
    this.#forgetDrafts(phone);
  }

  /** The sentinel may have been set back, which no other medium was. */
  notePowerCut(phone: Phone): void {
    this.check('code');
    this.losses.notePowerCut(phone, this.heldBy(phone));
    this.numbers.noteDamage(phone, this.heldBy(phone));
  }

  noteStarted(phone: Phone, incidents: readonly Incident[]): void {
    this.numbers.noteRepaired(phone);
    this.losses.noteStarted(phone, { incidents, there: this.#there(phone), whole: this.heldBy(phone) });
  }

  /** Drafts have one copy alone: those that are gone with it, and no others. */
  #forgetDrafts(phone: Phone): void {
    const { drafts, outbox } = phone.shelf.state;
    const isThere = (id: string): boolean => !phone.shelf.isUnreadable && (drafts.has(id) || outbox.has(id));
    for (const id of this.drafts.get(phone) ?? []) {
      if (isThere(id) || this.#isKept(id)) continue;
      this.drafts.get(phone)?.delete(id);
      this.excuses.note('draftDamaged');
    }
  }

  #look(phone: Phone, cause: Cause): void {
    const files = [...phone.files.files.values()].map((each) => each.written);
    const { state: { outbox }, isUnreadable } = phone.shelf;
    const before = this.#seen.get(phone);
    const isSameShelf = before?.shelf === outbox && before.isUnreadable === isUnreadable;
    if (before !== undefined && isSameShelf && same(before.files, files)) return;
    const onShelf = isSameShelf ? before.onShelf : this.#onShelf(phone);
    const seen: Seen = {
      shelf: outbox, isUnreadable, files, onShelf,
      inJournal: new Set([...this.#records].filter(([, record]) => files.some((file) => holds(file, record))).map(([hash]) => hash)),
    };
    this.#seen.set(phone, seen);
    for (const row of outbox.values()) this.#lookAtRow(phone, row);
    if (cause === 'code' && before !== undefined) this.#deletions(phone, before, seen);
    if (cause === 'code') this.#draftsAreThere(phone);
    this.#sentinelIsBelow(phone, cause);
  }

  #onShelf(phone: Phone): Set<string> {
    if (phone.shelf.isUnreadable) return new Set();
    const whole = [...phone.shelf.state.outbox.values()].filter((row) => hexOf(row.bytes) === row.hash);
    for (const row of whole) if (!this.#records.has(row.hash)) this.#records.set(row.hash, writeRecords([row]));
    return new Set(whole.map((row) => row.hash));
  }

  #lookAtRow(phone: Phone, row: OutboxRow): void {
    this.numbers.note(phone, row);
    if (row.status !== 'received' && row.status !== 'held') return;
    const facts = row.receipt === undefined ? undefined : readReceipt(row.receipt.text);
    const isSigned = row.receipt !== undefined && isSignedText(this.server.key, row.receipt.text, row.receipt.signature);
    claim(isSigned, `P5: ${phone.name} settled ${row.sequence} by a receipt that the server has not signed.`);
    claim(facts !== undefined && facts.envelopeHash === row.hash, `P5: ${phone.name} settled ${row.sequence} without a receipt that names it.`);
    claim(this.#everStored.has(row.hash) || this.#isStoredNow(row.hash), `P1: ${phone.name} calls ${row.sequence} received, and the server never had it.`);
    this.acknowledged.add(row.hash);
  }

  #isStoredNow(hash: string): boolean {
    return this.server.disk.data.envelopes.some((each) => each.envelopeHash === hash);
  }

  /** A row that a step has taken away had to be safe twice, and old. */
  #deletions(phone: Phone, before: Seen, now: Seen): void {
    for (const row of before.shelf.values()) {
      if (now.shelf.has(row.id) || [...now.shelf.values()].some((each) => each.hash === row.hash)) continue;
      const isSettled = row.status === 'received' || row.status === 'held';
      claim(isSettled, `P5: ${phone.name} deleted ${row.sequence}, which was ${row.status}.`);
      const isTwice = this.server.disk.backups.some(({ data }) => data.envelopes.some((each) => each.envelopeHash === row.hash));
      claim(isTwice, `P5: ${phone.name} deleted ${row.sequence}, which no backup has.`);
      const ageMs = this.server.now() - (readReceipt(row.receipt?.text ?? '')?.storedAtMs ?? Infinity);
      claim(ageMs >= keptForMs, `P5: ${phone.name} deleted ${row.sequence} ${Math.round(ageMs / 86_400_000)} days after it was stored.`);
      this.pruned.set(row.hash, row.id);
    }
  }

  #draftsAreThere(phone: Phone): void {
    const ids = new Set([...phone.shelf.state.outbox.values()].map((row) => row.id));
    for (const id of this.drafts.get(phone) ?? []) {
      const isGone = !phone.shelf.state.drafts.has(id) && !ids.has(id) && !this.#isKept(id);
      claim(!isGone, `C10: a draft of ${phone.name} is gone and no envelope took its place.`);
    }
  }

  #isKept(id: string): boolean {
    return [...this.finished.values()].some((each) => each.id === id) || [...this.pruned.values()].includes(id);
  }

  #sentinelIsBelow(phone: Phone, cause: Cause): void {
    const mark = phone.mark();
    if (mark === undefined) return;
    const there = this.#there(phone);
    const excess = mark.count - there.size;
    const vanished = this.losses.vanishedFrom(phone, there);
    claim(cause === 'damage' || excess <= vanished, `The sentinel of ${phone.name} says ${mark.count}; there are ${there.size}, and damage took ${vanished}.`);
  }

  /** Hashes of what the phone has; a row whose bytes are spoilt counts: the app finds and tells it by its hash. */
  #there(phone: Phone): ReadonlySet<string> {
    return new Set([...this.heldBy(phone), ...[...phone.shelf.state.outbox.values()].map((row) => row.hash)]);
  }

  #lookAtServer(): void {
    const { data } = this.server.disk;
    if (data === this.#server) return;
    this.#server = data;
    this.#stored = new Map(data.envelopes.map((each) => [each.envelopeHash, each.bytes]));
    for (const each of data.envelopes) {
      this.#everStored.add(each.envelopeHash);
      const finished = this.finished.get(each.envelopeHash);
      if (finished !== undefined) claim(Buffer.compare(finished.bytes, each.bytes) === 0, `P4: the server has other bytes under ${each.envelopeHash}.`);
      const isForged = each.status === 'stored' && finished === undefined && !this.#records.has(each.envelopeHash);
      claim(!isForged, `P4: the server counted an envelope that no phone has made: ${each.responseId}.`);
    }
    for (const [id, times] of data.counted) claim(times === 1, `P3: response ${id} is counted ${times} times.`);
    const countable = new Set(data.envelopes.filter((each) => each.status === 'stored' || each.decision === 'admitted').map((each) => each.responseId));
    claim(data.counted.size === countable.size, 'P3: what is stored and what is counted differ.');
  }

  #nothingIsLost(cause: Cause): void {
    for (const [hash, response] of this.finished) {
      if (this.lostByLaw.has(hash) || this.#isSomewhere(hash)) continue;
      claim(cause === 'damage', `P2: response ${response.sequence} of ${response.phone.name} is nowhere any more.`);
      const isTaken = this.#takenByRestore.has(hash);
      claim(isTaken || !this.acknowledged.has(hash), 'P1: an acknowledged response is nowhere, and no restore took it.');
      this.lostByLaw.add(hash);
      if (isTaken) this.excuses.note('lostByRestore');
      else this.losses.note(response.phone);
    }
  }

  #isSomewhere(hash: string): boolean {
    return this.#stored.has(hash)
      || this.phones.some((phone) => this.#seen.get(phone)?.onShelf.has(hash) === true || this.#seen.get(phone)?.inJournal.has(hash) === true)
      || this.server.disk.backups.some(({ data }) => data.envelopes.some((each) => each.envelopeHash === hash));
  }
}

function holds(file: Uint8Array, bytes: Uint8Array): boolean {
  return bytes.length > 0 && Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function same(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((each, at) => each === right[at]);
}
