/** Opens an app's database: patiently, with time limits, and another one when it is damaged. */
import { Database, type DatabaseEvents, type DatabasePlace } from './database.ts';
import { openBest, type PointerNote } from './open-best.ts';
import { salvage } from './salvage.ts';
import { isDamage } from './store-errors.ts';

const openMaxMs = 10_000;

export interface DatabaseParts {
  readonly placeOf: (number: number) => Promise<DatabasePlace>;
  readonly pointer: PointerNote;
  readonly events: DatabaseEvents;
  readonly wait: (ms: number) => Promise<void>;
}

/** `isReplacement`: the one before was given up just now. */
export async function openDatabase({ placeOf, pointer, events, wait }: DatabaseParts): Promise<{ readonly database: Database; readonly isReplacement: boolean }> {
  const { database, former } = await openBest({
    open: async (number, isThorough) => openAndRead(await placeOf(number), events, isThorough),
    isDamage,
    pointer,
    wait,
  });
  if (former !== undefined) await salvage(await placeOf(former), database);
  return { database, isReplacement: former !== undefined };
}

async function openAndRead(place: DatabasePlace, events: DatabaseEvents, isThorough: boolean): Promise<Database> {
  let isBlocked = false;
  const database = new Database(place, { ...events, onBlocked: () => {
    isBlocked = true;
    events.onBlocked();
  } });
  try {
    await unlessTooLong(database.open().then(() => readThrough(database, isThorough)), () => isBlocked);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A database that opens may yet be unreadable: what names its envelopes is read at every start, after a failed one everything. */
async function readThrough(database: Database, isThorough: boolean): Promise<void> {
  await database.device.toArray();
  await database.outbox.toArray();
  if (!isThorough) return;
  for (const table of database.tables) await table.each(() => undefined);
}

/** Waits for a person to close another window as long as it takes; for the browser, ten seconds. */
async function unlessTooLong<T>(work: Promise<T>, isBlocked: () => boolean): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => { if (!isBlocked()) reject(new DOMException('The database does not open.', 'TimeoutError')); }, openMaxMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
