/**
 * What devices tell of themselves, kept for the office. What came within one turn of the event loop
 * is one transaction, and of one device a few a minute are kept: however often it tells, it costs
 * the disk no more.
 */
import type { DeviceReport } from '#shared/wire/device-reports.ts';
import type { Storage, ToldReport } from '../storage/port.ts';

export interface DeviceReports {
  /** Resolves when it is kept, or left out because the device told enough this minute. */
  take(device: string, report: DeviceReport): Promise<void>;
}

interface Told {
  readonly sinceMs: number;
  readonly count: number;
}

const minuteMs = 60_000;
const mostAMinute = 6;
const mostInMemory = 20_000;

export function createDeviceReports({ storage, now }: {
  readonly storage: Pick<Storage, 'reportDevices'>; readonly now: () => number;
}): DeviceReports {
  const told = new Map<string, Told>();
  let waiting = new Map<string, ToldReport>();
  let kept: Promise<void> | undefined;
  const keepWaiting = (): Promise<void> => new Promise((resolve, reject) => {
    // Runs after every request that is readable in this turn was read.
    setImmediate(() => {
      const batch = waiting;
      [waiting, kept] = [new Map(), undefined];
      storage.reportDevices([...batch].map(([device, report]) => ({ ...report, device }))).then(resolve, reject);
    });
  });
  const mayTell = (device: string): boolean => {
    const before = told.get(device);
    const isOver = before === undefined || Math.abs(now() - before.sinceMs) >= minuteMs;
    if (!isOver && before.count >= mostAMinute) return false;
    if (told.size >= mostInMemory) told.clear();
    told.set(device, isOver ? { sinceMs: now(), count: 1 } : { ...before, count: before.count + 1 });
    return true;
  };
  return {
    take: async (device, { waiting: count, appVersion, health }) => {
      if (!mayTell(device)) return;
      waiting.set(device, { atMs: now(), waiting: count, appVersion, health });
      kept ??= keepWaiting();
      await kept;
    },
  };
}
