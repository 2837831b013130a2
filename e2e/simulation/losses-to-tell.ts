/**
 * What phones have to tell: a database that came back empty, and responses that no copy has any more.
 * A phone can only tell what its sentinel still shows; what it shows it must tell, each loss anew.
 */
import type { Incident } from '../../client/kit/store/incidents.ts';
import { claim } from './claim.ts';
import type { Excuses } from './excuses.ts';
import type { Phone } from './phone.ts';

interface Due {
  readonly what: 'anything' | 'loss';
  /** What was told before. */
  readonly known: ReadonlySet<string>;
  /** What the sentinel says: a sentinel that came back says what was told before, and that is no news. */
  readonly cause: string;
}

/** With one envelope more than it counts a sentinel still tells by its hash which are missing, with more it cannot. */
const uncountedMin = 2;

export class LossesToTell {
  readonly #due = new Map<Phone, Due>();
  /** Finished responses that are nowhere, since the last start of their phone. */
  readonly #lost = new Map<Phone, number>();
  /** Hashes that damage took from a phone. */
  readonly #vanished = new Map<Phone, Set<string>>();
  /** Rows on the shelf with other bytes, of which a start has told. */
  readonly #toldSpoilt = new Map<Phone, ReadonlySet<string>>();
  /** How many the sentinel still counts that were told as lost. */
  readonly #above = new Map<Phone, number>();
  /** What was told at the last start. */
  readonly #known = new Map<Phone, ReadonlySet<string>>();
  /** Since the last start. */
  readonly #evicted = new Set<Phone>();
  readonly #setBack = new Set<Phone>();
  readonly #outnumbered = new Set<Phone>();
  told = 0;
  incidents = 0;

  constructor(readonly excuses: Excuses) {}

  /** One finished response of this phone is nowhere any more. */
  note(phone: Phone): void {
    this.#lost.set(phone, (this.#lost.get(phone) ?? 0) + 1);
  }

  noteDamage(phone: Phone, before: ReadonlySet<string>, now: ReadonlySet<string>): void {
    const vanished = [...before].filter((hash) => !now.has(hash));
    this.#vanished.set(phone, new Set([...this.#vanished.get(phone) ?? [], ...vanished]));
    const mark = phone.mark();
    const known = new Set([...now, ...this.#toldSpoilt.get(phone) ?? []]).size + (this.#above.get(phone) ?? 0);
    const isShown = mark !== undefined && mark.count > known;
    if (vanished.length > 0 && isShown) this.#owe(phone, 'loss');
    if (vanished.length > 0 && mark !== undefined && now.size - mark.count >= uncountedMin) this.#outnumbered.add(phone);
    this.#forgetEmptied(phone, now);
  }

  /** The database is there and empty, which is an incident whatever the other copies still have. */
  noteEmptied(phone: Phone): void {
    if (!this.#due.has(phone)) this.#owe(phone, 'anything');
  }

  /** Everything of this origin is gone: nothing on the phone knows that there was anything. */
  noteEvicted(phone: Phone): void {
    this.#due.delete(phone);
    this.#evicted.add(phone);
  }

  /** The sentinel went back to a time before the loss, or before the device had a name. */
  notePowerCut(phone: Phone, held: ReadonlySet<string>): void {
    const mark = phone.mark();
    this.#setBack.add(phone);
    this.#above.set(phone, Math.min(this.#above.get(phone) ?? 0, Math.max(0, (mark?.count ?? 0) - held.size)));
    // What the sentinel then shows may be an older loss, told long ago.
    const isOld = phone.incidents().some(({ cause }) => cause?.startsWith(`${causeOf(phone)} `) === true);
    if (this.#due.get(phone)?.what === 'loss' && (mark === undefined || mark.count <= held.size || isOld)) this.#due.delete(phone);
    this.#forgetEmptied(phone, held);
  }

  /** Neither sentinel nor kit nor journal know that there was anything. */
  #forgetEmptied(phone: Phone, held: ReadonlySet<string>): void {
    const isKnown = phone.hasKit || (phone.mark()?.device ?? '') !== '' || held.size > 0;
    if (this.#due.get(phone)?.what === 'anything' && !isKnown) this.#due.delete(phone);
  }

  noteStarted(phone: Phone, { incidents, there, whole }: { readonly incidents: readonly Incident[]; readonly there: ReadonlySet<string>; readonly whole: ReadonlySet<string> }): void {
    const due = this.#due.get(phone);
    const isNews = (each: Incident): boolean => due !== undefined && !due.known.has(nameOf(each));
    const isTold = (each: Incident): boolean => each.kind === 'responses_lost' && (isNews(each) || each.cause?.startsWith(`${due?.cause} `) === true);
    if (due?.what === 'loss') claim(incidents.some(isTold), `P2: ${phone.name} lost responses and shows no incident.`);
    if (due?.what === 'anything') claim(incidents.some((each) => isNews(each) || !each.isSeen), `P2: the database of ${phone.name} came back empty and the app looks as ever.`);
    if (due !== undefined) this.incidents += 1;
    const lost = this.#lost.get(phone) ?? 0;
    const before = this.#known.get(phone) ?? new Set();
    const isShown = incidents.some((each) => each.kind === 'responses_lost' && !before.has(nameOf(each)));
    this.#known.set(phone, new Set(incidents.map(nameOf)));
    if (due?.what === 'loss' || isShown) this.told += lost;
    else if (lost > 0) this.#excuse(phone, lost);
    this.#lost.delete(phone);
    this.#evicted.delete(phone);
    this.#setBack.delete(phone);
    this.#outnumbered.delete(phone);
    this.#due.delete(phone);
    this.#toldSpoilt.set(phone, new Set([...there].filter((hash) => !whole.has(hash))));
    const above = Math.max(0, (phone.mark()?.count ?? 0) - there.size);
    this.#above.set(phone, above);
    if (above > 0) this.excuses.note('sentinelAbove');
  }

  #excuse(phone: Phone, lost: number): void {
    if (this.#evicted.has(phone)) return this.excuses.note('lossEvicted', lost);
    if (this.#setBack.has(phone)) return this.excuses.note('lossSetBack', lost);
    if (this.#outnumbered.has(phone)) return this.excuses.note('lossOutnumbered', lost);
    claim(false, `P2: ${phone.name} lost ${lost} finished responses that its sentinel should show, and shows none.`);
  }

  #owe(phone: Phone, what: Due['what']): void {
    this.#due.set(phone, { what, known: new Set(phone.incidents().map(nameOf)), cause: causeOf(phone) });
  }

  isDue(phone: Phone): boolean {
    return this.#due.has(phone);
  }

  /** How many of what damage took are not there again. */
  vanishedFrom(phone: Phone, there: ReadonlySet<string>): number {
    return [...this.#vanished.get(phone) ?? []].filter((hash) => !there.has(hash)).length;
  }
}

/** As the product begins the cause of a loss: by what the sentinel says. */
function causeOf(phone: Phone): string {
  const mark = phone.mark();
  return `${mark?.count} ${mark?.hash}`;
}

const nameOf = ({ kind, atMs }: Incident): string => `${kind} ${atMs}`;
