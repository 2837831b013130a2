/**
 * What the world knows and no part of the product does: which responses were finished, acknowledged,
 * legally lost. After every step it looks whether a claim no longer holds.
 */
import { writeRecords } from '../../client/kit/store/journal/journal-records.ts';
import type { OutboxRow } from '../../client/kit/store/rows.ts';
import { readReceipt } from '#shared/wire/receipt.ts';
import type { Phone } from './phone.ts';
import type { ServerData } from './server/server-disk.ts';
import type { SimulatedServer } from './server/simulated-server.ts';
import { hexOf, isSignedText } from './stand-in-crypto.ts';
import { keptForMs } from '../../client/kit/store/deletion.ts';

export class ClaimBroken extends Error {
  override readonly name = 'ClaimBroken';
}

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
  /** Device and number → hash. */
  readonly numbers = new Map<string, string>();
  /** Numbers whose every trace on the phone was lost: they may be given again. */
  readonly forgotten = new Set<string>();
  /** Phones that lost responses by law, or their database, and have not said so yet. */
  readonly mustTell = new Map<Phone, 'anything' | 'loss'>();
  /** Phones that told of a loss and lowered their sentinel: a power cut may bring the higher one back, and the loss is told twice. */
  readonly hasToldLoss = new Set<Phone>();
  /** Hash → id of what was deleted by the rule. */
  readonly pruned = new Map<string, string>();
  /** Of rescue files on their way. */
  handedOver: readonly Uint8Array[] = [];
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
   * Phones lost it with all their media, and the office chose an older copy though a newer one has it.
   * What a phone has deleted by the rule never gets here by that.
   */
  isSetAside(hash: string): boolean {
    return !this.pruned.has(hash) && !this.phones.some((phone) => this.heldBy(phone).has(hash));
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

  /** Hashes that shelf or journal of this phone hold, whole. */
  heldBy(phone: Phone): ReadonlySet<string> {
    const seen = this.#seen.get(phone);
    return new Set([...seen?.onShelf ?? [], ...seen?.inJournal ?? []]);
  }

  /** A power cut may have set the sentinel back to a time before the loss: then nothing on the phone knows of it. */
  reconsider(phone: Phone): void {
    const mark = phone.mark();
    if (mark === undefined || mark.count <= this.heldBy(phone).size) this.mustTell.delete(phone);
    const device = phone.shelf.state.device.get('this')?.id ?? '';
    const held = this.heldBy(phone);
    for (const [key, hash] of this.numbers) {
      const [maker, number] = key.split(' ');
      const isRemembered = mark?.device === device && mark.sequence >= Number(number);
      if (maker === device && !held.has(hash) && !isRemembered) this.forgotten.add(key);
    }
  }

  /** The repair itself was refused for want of room: the chain goes on from what the shelf has. The next start repairs; both envelopes of a number are kept. */
  noteUnrepaired(phone: Phone): void {
    const onShelf = new Set([...phone.shelf.state.outbox.values()].map((row) => row.hash));
    const device = phone.shelf.state.device.get('this')?.id ?? '';
    for (const [key, hash] of this.numbers) if (key.startsWith(`${device} `) && !onShelf.has(hash)) this.forgotten.add(key);
  }

  /** What the phone has lost every trace of by a damage: its numbers may be given again. */
  noteForgotten(phone: Phone, before: ReadonlySet<string>): void {
    const now = this.heldBy(phone);
    const mark = phone.mark();
    for (const [key, hash] of this.numbers) {
      const number = Number(key.split(' ')[1]);
      const isRemembered = mark !== undefined && key.startsWith(`${mark.device} `) && mark.sequence >= number;
      if (before.has(hash) && !now.has(hash) && !isRemembered) this.forgotten.add(key);
    }
  }

  #look(phone: Phone, cause: Cause): void {
    const files = [...phone.files.files.values()].map((each) => each.written);
    const { outbox } = phone.shelf.state;
    const before = this.#seen.get(phone);
    if (before !== undefined && before.shelf === outbox && same(before.files, files)) return;
    const onShelf = before?.shelf === outbox ? before.onShelf : this.#onShelf(phone);
    const seen: Seen = {
      shelf: outbox, files, onShelf,
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
    const key = `${row.device} ${row.sequence}`;
    const other = this.numbers.get(key);
    const isNew = other !== undefined && other !== row.hash && !this.forgotten.has(key);
    claim(!isNew, `Chain: two envelopes of ${row.device} bear the number ${row.sequence}.`);
    this.numbers.set(key, row.hash);
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
    const whole = this.heldBy(phone);
    // A row whose bytes are spoiled counts: the app finds and tells it by its hash.
    const there = new Set([...whole, ...[...phone.shelf.state.outbox.values()].map((row) => row.hash)]).size;
    if (cause === 'damage' && mark.count > whole.size) this.mustTell.set(phone, 'loss');
    claim(cause === 'damage' || this.mustTell.has(phone) || this.hasToldLoss.has(phone) || mark.count <= there, `The sentinel of ${phone.name} says ${mark.count}, and there are ${there}.`);
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
      if (this.lostByLaw.has(hash) || this.#isSomewhere(hash, response.bytes)) continue;
      claim(cause === 'damage', `P2: response ${response.sequence} of ${response.phone.name} is nowhere any more.`);
      claim(!this.acknowledged.has(hash) || !this.server.disk.backups.some(({ data }) => data.envelopes.some((each) => each.envelopeHash === hash)), 'P1: an acknowledged response is nowhere.');
      this.lostByLaw.add(hash);
    }
  }

  #isSomewhere(hash: string, bytes: Uint8Array): boolean {
    return this.#stored.has(hash)
      || this.phones.some((phone) => this.#seen.get(phone)?.onShelf.has(hash) === true || this.#seen.get(phone)?.inJournal.has(hash) === true)
      || this.handedOver.some((file) => holds(file, bytes))
      || this.server.disk.backups.some(({ data }) => data.envelopes.some((each) => each.envelopeHash === hash));
  }
}

export function claim(holdsTrue: boolean, what: string): void {
  if (!holdsTrue) throw new ClaimBroken(what);
}

function holds(file: Uint8Array, bytes: Uint8Array): boolean {
  return bytes.length > 0 && Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function same(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((each, at) => each === right[at]);
}
