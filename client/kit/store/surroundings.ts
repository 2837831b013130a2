/** What a store finds around it in a browser; tests give their own. */
import { whenIdle } from '../ui/when-idle.ts';
import type { DatabasePlace } from './database.ts';
import { placeOf } from './database-place.ts';
import { openFiles, type Files } from './journal/worker-files.ts';
import { webLock, type Lock } from './lock.ts';
import type { AppName } from './rows.ts';
import type { TextShelf } from './sentinel.ts';
import { browserTexts } from './text-shelf.ts';

export interface Surroundings {
  readonly files: Files;
  readonly texts: TextShelf;
  readonly lock: Lock;
  readonly placeOf: (number: number) => Promise<DatabasePlace>;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Resolves when the screen is painted and nobody waits; soon in any case. */
  readonly idle: () => Promise<void>;
  /** Hears of what failed where nobody waits. */
  readonly report: (error: unknown) => void;
}

export function browserSurroundings(app: AppName): Surroundings {
  return {
    files: openFiles(app),
    texts: browserTexts,
    lock: webLock,
    placeOf: (number) => placeOf(app, number),
    now: () => Date.now(),
    wait: (ms) => new Promise((resolve) => { setTimeout(resolve, ms); }),
    idle: whenIdle,
    report: (error) => globalThis.reportError(error),
  };
}
