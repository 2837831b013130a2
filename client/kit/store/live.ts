/** What screens watch: signals that follow the database, also when another window writes. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { liveQuery } from 'dexie';
import type { AssignedCampaign } from '#shared/wire/assignments.ts';
import type { OpenKey } from '../vault/vault-rows.ts';
import type { VaultKeeper } from '../vault/vault.ts';
import { assignmentsNote, openAssignments, uncounted } from './campaigns.ts';
import type { Database } from './database.ts';
import type { Draft } from './draft.ts';
import type { DraftKeys } from './draft-keys.ts';
import { unfinished } from './drafts.ts';
import { openPlaces, placesNote, type FinishedPlaces } from './finished-places.ts';
import { placeCounts, type PlaceCount } from './place-counts.ts';
import { resilient } from './resilient.ts';
import type { DeviceRow, OutboxSummary } from './rows.ts';
import { openDrafts } from './sealed-drafts.ts';
import type { SealedNoteRow } from './sealed-rows.ts';
import type { Shelf } from './shelf.ts';

/** Each is undefined until it was read for the first time. */
export interface Live {
  /** `null`: nobody has ever enrolled this device. */
  readonly device: ReadonlySignal<DeviceRow | null | undefined>;
  readonly summary: ReadonlySignal<OutboxSummary | undefined>;
  /** Undefined while the vault is not open; so are those below. */
  readonly campaigns: ReadonlySignal<readonly AssignedCampaign[] | undefined>;
  readonly drafts: ReadonlySignal<readonly Draft[] | undefined>;
  /** Drafts of this person that are there and do not open. */
  readonly closedDrafts: ReadonlySignal<number | undefined>;
  /** Place ids of the latest responses, by response id. */
  readonly places: ReadonlySignal<FinishedPlaces | undefined>;
  /** By `placeKey(campaign, place)`. */
  readonly placeCounts: ReadonlySignal<ReadonlyMap<string, PlaceCount> | undefined>;
}

export interface Watching {
  readonly live: Live;
  stop(): void;
}

export interface WatchParts {
  readonly database: Database;
  readonly shelf: Pick<Shelf, 'summary'>;
  readonly vault: VaultKeeper;
  readonly keys: DraftKeys;
  /** Hears of a read that failed. */
  readonly onError: (error: unknown) => void;
}

/** Follows the database until stopped; what is written at every tap only while a screen watches it. */
export function watch({ database, shelf, vault, keys, onError }: WatchParts): Watching {
  const stops: (() => void)[] = [];
  const keep = <T>(start: (latest: (value: T) => void) => () => void, when: 'always' | 'watched'): ReadonlySignal<T | undefined> => {
    let stop = (): void => undefined;
    const begin = (): void => { stop = start((value) => { latest.value = value; }); };
    const latest = signal<T | undefined>(undefined, when === 'always' ? {} : { watched: begin, unwatched: () => stop() });
    if (when === 'always') begin();
    stops.push(() => stop());
    return latest;
  };
  const rows = <T>(query: () => PromiseLike<T>, next: (value: T) => void): (() => void) => {
    const subscription = liveQuery(() => resilient(database, query)).subscribe({ next, error: onError });
    return () => subscription.unsubscribe();
  };
  const follow = <T>(query: () => PromiseLike<T>): ReadonlySignal<T | undefined> => keep<T>((next) => rows(query, next), 'always');
  /** Opens what is read by the key of the vault; what was opened is forgotten when the vault is locked. */
  const opened = <R, T>(query: () => PromiseLike<R>, open: (value: R, key: OpenKey) => Promise<T>, when: 'always' | 'watched'): ReadonlySignal<T | undefined> =>
    keep<T | undefined>((next) => {
      const sealed = signal<R | undefined>(undefined);
      const stopReading = rows(query, (value) => { sealed.value = value; });
      const stopOpening = openLatest(sealed, vault.openKey, { open, next, onError });
      return () => {
        stopReading();
        stopOpening();
      };
    }, when);

  /** The note of this name of whoever has the vault open. */
  const note = <T>(name: string, open: (row: SealedNoteRow | undefined, key: OpenKey) => Promise<T>): ReadonlySignal<T | undefined> =>
    opened(() => database.sealedNotes.filter((each) => each.name === name).toArray(),
      (notes, key) => open(notes.find((each) => each.owner === key.owner), key), 'always');
  const campaigns = note(assignmentsNote, openAssignments);
  const places = note(placesNote, openPlaces);
  const drafts = opened(() => unfinished(database), (sealed, key) => openDrafts(sealed, key, keys), 'watched');
  const notCounted = follow(() => uncounted(database));
  const live: Live = {
    device: follow(async () => await database.device.get('this') ?? null),
    summary: follow(() => shelf.summary()),
    campaigns,
    drafts: computed(() => drafts.value?.drafts),
    closedDrafts: computed(() => drafts.value?.closed),
    places,
    placeCounts: computed(() => {
      const [assigned, waiting, at] = [campaigns.value, notCounted.value, places.value];
      return assigned === undefined || waiting === undefined || at === undefined ? undefined : placeCounts(assigned, waiting, at);
    }),
  };
  return { live, stop: () => stops.forEach((stop) => stop()) };
}

interface Opening<R, T> {
  readonly open: (value: R, key: OpenKey) => Promise<T>;
  readonly next: (value: T | undefined) => void;
  readonly onError: (error: unknown) => void;
}

/** The latest rows under the latest key win, in whatever order they come to be open. */
function openLatest<R, T>(sealed: ReadonlySignal<R | undefined>, key: ReadonlySignal<OpenKey | undefined>, { open, next, onError }: Opening<R, T>): () => void {
  let latest = 0;
  return effect(() => {
    const [value, openKey] = [sealed.value, key.value];
    const turn = (latest += 1);
    if (openKey === undefined) next(undefined);
    if (value === undefined || openKey === undefined) return;
    open(value, openKey).then((result) => { if (turn === latest) next(result); }, onError);
  });
}
