/** The clock of a server that runs, set from outside as an operator or a bad time source would set it. */
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRepository } from '../../server/setup/places.mjs';
import { removeFolder, startServer, type RunningServer, type ServerChoice } from '../server.ts';

const hook = pathToFileURL(inRepository('e2e', 'faults', 'shifted-clock.mjs')).href;

/** What the clock said, from when to when by the true one. */
export interface ClockSetting {
  readonly shiftMs: number;
  readonly fromMs: number;
}

export interface ServerClock {
  /** From now on it is off by so much. */
  set(shiftMs: number): void;
  shiftMs(): number;
  /** Every setting so far. */
  readonly settings: readonly ClockSetting[];
  /** Whether a server under this clock could have taken this for the time, ever. */
  couldSay(atMs: number): boolean;
  /** A server under this clock. */
  start(choice: ServerChoice): Promise<RunningServer>;
  remove(): void;
}

/** Settings reach the server within milliseconds; what was under way may still bear the former time. */
const graceMs = 2_000;

export function serverClock(): ServerClock {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-clock-'));
  const file = join(folder, 'shift');
  const settings: ClockSetting[] = [];
  const set = (shiftMs: number): void => {
    settings.push({ shiftMs, fromMs: Date.now() });
    // At once as a whole: a half-written number would be another clock.
    writeFileSync(`${file}.next`, String(shiftMs));
    renameSync(`${file}.next`, file);
  };
  set(0);
  return {
    set, settings,
    shiftMs: () => settings.at(-1)?.shiftMs ?? 0,
    couldSay: (atMs) => settings.some(({ shiftMs, fromMs }, at) => {
      const untilMs = settings[at + 1]?.fromMs ?? Date.now();
      return atMs >= fromMs + shiftMs && atMs <= untilMs + shiftMs + graceMs;
    }),
    start: async (choice) => {
      const before = process.env['NODE_OPTIONS'];
      Object.assign(process.env, { NODE_OPTIONS: `${before ?? ''} --import ${hook}`, SHIFTED_CLOCK: file });
      try {
        return await startServer(choice);
      } finally {
        if (before === undefined) delete process.env['NODE_OPTIONS'];
        else process.env['NODE_OPTIONS'] = before;
        delete process.env['SHIFTED_CLOCK'];
      }
    },
    remove: () => removeFolder(folder),
  };
}
