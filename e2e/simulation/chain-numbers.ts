/** Which envelopes have borne which number of which device. A number is given once; the two ways out are excuses, and each is used up by one envelope. */
import type { OutboxRow } from '../../client/kit/store/rows.ts';
import { claim } from './claim.ts';
import type { Excuses } from './excuses.ts';
import type { Phone } from './phone.ts';

export class ChainNumbers {
  /** Hashes by device and number. */
  readonly #borne = new Map<string, Set<string>>();
  readonly #forgotten = new Set<string>();
  readonly #unrepaired = new Map<Phone, Set<string>>();

  constructor(readonly excuses: Excuses) {}

  /** A row is on the shelf of a phone. */
  note(phone: Phone, { device, sequence, hash }: Pick<OutboxRow, 'device' | 'sequence' | 'hash'>): void {
    const key = keyOf(device, sequence);
    const borne = this.#borne.get(key) ?? new Set<string>();
    if (borne.has(hash)) return;
    if (borne.size > 0) this.#excuse(phone, key);
    this.#borne.set(key, borne.add(hash));
  }

  #excuse(phone: Phone, key: string): void {
    if (this.#forgotten.delete(key)) return this.excuses.note('numberForgotten');
    if (this.#unrepaired.get(phone)?.delete(key) === true) return this.excuses.note('numberUnrepaired');
    claim(false, `Chain: two envelopes of ${phone.name} bear the number ${key}.`);
  }

  /** Media were damaged or set back: the chain goes on behind what is left, whatever was given before. */
  noteDamage(phone: Phone, held: ReadonlySet<string>): void {
    const row = phone.shelf.state.device.get('this');
    if (row === undefined) return;
    const keys = this.#ofDevice(row.id);
    const isHeld = (key: string): boolean => [...this.#borne.get(key) ?? []].some((hash) => held.has(hash));
    const mark = phone.mark();
    // Where database, sentinel and what is left of the envelopes say that the chain stands.
    const end = Math.max(row.sequence, mark?.device === row.id ? mark.sequence : 0, ...keys.filter(isHeld).map(numberOf));
    for (const key of keys) if (numberOf(key) > end) this.#forgotten.add(key);
  }

  /** The repair was refused as a whole: until it succeeds the chain goes on from where the shelf has it. */
  noteUnrepaired(phone: Phone): void {
    const row = phone.shelf.state.device.get('this');
    if (row !== undefined) this.#unrepaired.set(phone, new Set(this.#ofDevice(row.id).filter((key) => numberOf(key) > row.sequence)));
  }

  noteRepaired(phone: Phone): void {
    this.#unrepaired.delete(phone);
  }

  #ofDevice(device: string): string[] {
    return [...this.#borne.keys()].filter((key) => key.startsWith(`${device} `));
  }
}

const keyOf = (device: string, sequence: number): string => `${device} ${sequence}`;
const numberOf = (key: string): number => Number(key.split(' ')[1]);
