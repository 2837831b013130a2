/**
 * What a store does by itself while it is open: looks at the second copy when nobody waits, keeps its
 * health told, lets go of what is safe elsewhere once a day, asks the browser to keep our data.
 */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Health } from '#shared/wire/health.ts';
import type { DeviceStore } from './device.ts';
import type { SecondCopy } from './finish.ts';
import { healthOf, readRoom } from './health.ts';
import type { Incident } from './incidents.ts';
import type { Live } from './live.ts';
import type { Outbox } from './outbox.ts';
import { compareCopies, keepIncidents, type Checked, type Opening, type StartMedia } from './start-up.ts';
import type { Surroundings } from './surroundings.ts';
import { verifyShelf } from './verify-shelf.ts';

export interface Care {
  readonly incidents: ReadonlySignal<readonly Incident[]>;
  /** A person has read them. */
  seeIncidents(): Promise<void>;
  /** Undefined until it was read for the first time. */
  readonly health: ReadonlySignal<Health | undefined>;
  /** Reads it anew. */
  readHealth(): Promise<Health>;
}

export interface CareParts {
  readonly media: StartMedia & Pick<Surroundings, 'wait' | 'idle'>;
  readonly opening: Opening;
  readonly checked: Checked & { readonly isWhole: boolean };
  readonly secondCopy: ReadonlySignal<SecondCopy | undefined>;
  readonly noteSecondCopy: (state: SecondCopy) => void;
  readonly device: DeviceStore;
  readonly outbox: Outbox;
  readonly live: Live;
  readonly onError: (error: unknown) => void;
}

/** How long health is held back for the first look at the second copy. */
const lookMaxMs = 5_000;
const healthEveryMs = 1_000;
const pruneEveryMs = 24 * 3_600_000;

export function takeCare(parts: CareParts): { readonly care: Care; stop(): void } {
  const { media, live, secondCopy, onError } = parts;
  const incidents = signal(parts.checked.incidents);
  const health = signal<Health | undefined>(undefined);
  const looked = lookAtCopies(parts, incidents).catch(onError);
  looked.then(() => lookAtBytes(parts, incidents)).catch(onError);
  const readHealth = async (): Promise<Health> => {
    await Promise.race([looked, media.wait(lookMaxMs)]);
    return (health.value = await gatherHealth(parts, incidents.peek()));
  };
  const readSoon = atMostEvery(media.wait, () => { readHealth().catch(onError); });
  const concerns = computed(() => [live.summary.value, live.device.value?.isPersisted, secondCopy.value, incidents.value]);
  const stops = [
    effect(() => {
      if (concerns.value[0] === undefined) return;
      if (health.peek() === undefined) readHealth().catch(onError);
      else readSoon();
    }),
    pruneDaily(parts),
  ];
  return {
    care: {
      incidents, health, readHealth,
      seeIncidents: async () => {
        incidents.value = incidents.peek().map((each) => ({ ...each, isSeen: true }));
        await keepIncidents(media, incidents.peek());
      },
    },
    stop: () => stops.forEach((stop) => stop()),
  };
}

/** Not while a response is being finished: what was asked for is done a second later, once. */
function atMostEvery(wait: (ms: number) => Promise<void>, work: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    void wait(healthEveryMs).then(() => {
      isWaiting = false;
      work();
    });
  };
}

/** The journal, when the sentinel has vouched for the shelf. */
async function lookAtCopies({ media, opening, checked, noteSecondCopy }: CareParts, incidents: Signal<readonly Incident[]>): Promise<void> {
  if (!checked.isWhole) return;
  await media.idle();
  const compared = await compareCopies(media, opening);
  if (compared.secondCopy !== undefined) noteSecondCopy(compared.secondCopy);
  incidents.value = compared.incidents;
}

async function lookAtBytes({ media }: CareParts, incidents: Signal<readonly Incident[]>): Promise<void> {
  incidents.value = await verifyShelf(media) ?? incidents.value;
}

async function gatherHealth({ outbox, device, secondCopy, media }: CareParts, incidents: readonly Incident[]): Promise<Health> {
  const [room, unsent, inUse] = await Promise.all([readRoom(), outbox.waiting(), device.get()]);
  const mark = media.sentinel.read();
  const finished = Math.max(inUse?.sequence ?? 0, mark !== undefined && mark.device === inUse?.id ? mark.sequence : 0);
  return healthOf({ room, unsent, incidents, finished, secondCopy: secondCopy.peek() ?? 'behind' });
}

/** After a sync, since only a sync teaches what is backed up. */
function pruneDaily({ live, outbox, media, onError }: CareParts): () => void {
  let prunedAtMs = -Infinity;
  return effect(() => {
    const synced = live.device.value?.lastSyncAtMs ?? null;
    if (synced === null || media.now() - prunedAtMs < pruneEveryMs) return;
    prunedAtMs = media.now();
    outbox.prune().catch(onError);
  });
}
