/** How the device keeps what was finished on it: one line for the enumerator, and told to the office in every run of the sync. */
import { maxUnsentIds, type Health } from '#shared/wire/health.ts';
import type { SecondCopy } from './finish.ts';
import type { Incident } from './incidents.ts';
import { responseIdOf, type OutboxItem } from './rows.ts';

const incidentsMax = 50;

/** What the browser says about the room it gives us. */
export interface Room {
  readonly isPersisted: boolean;
  readonly isInstalled: boolean;
  readonly freeBytes: number | null;
  readonly usedBytes: number | null;
}

export interface HealthParts {
  readonly room: Room;
  readonly unsent: readonly OutboxItem[];
  readonly secondCopy: SecondCopy;
  /** The highest number that the device in use has given. */
  readonly finished: number;
  readonly incidents: readonly Incident[];
}

export function healthOf({ room, unsent, secondCopy, finished, incidents }: HealthParts): Health {
  const times = unsent.map((each) => each.finishedAtMs);
  return {
    ...room, secondCopy, finished,
    unsent: unsent.length,
    oldestUnsentAtMs: times.length === 0 ? null : times.reduce((oldest, each) => Math.min(oldest, each)),
    unsentIds: unsent.slice(0, maxUnsentIds).map(responseIdOf),
    incidents: incidents.slice(-incidentsMax).map(({ kind, atMs, count }) => ({ kind, atMs, count })),
  };
}

/** Whatever a browser does not say is taken for the worse. */
export async function readRoom(): Promise<Room> {
  const storage: StorageManager | undefined = globalThis.navigator?.storage;
  const [isPersisted, estimate] = await Promise.all([
    storage?.persisted().catch(() => false) ?? false,
    storage?.estimate().catch(() => undefined),
  ]);
  const { quota, usage } = estimate ?? {};
  return {
    isPersisted, isInstalled: isInstalled(),
    freeBytes: quota === undefined || usage === undefined ? null : Math.max(0, Math.floor(quota - usage)),
    usedBytes: usage === undefined ? null : Math.floor(usage),
  };
}

function isInstalled(): boolean {
  return ['standalone', 'fullscreen', 'minimal-ui'].some((mode) => globalThis.matchMedia?.(`(display-mode: ${mode})`).matches);
}
