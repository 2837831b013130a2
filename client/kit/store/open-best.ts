/**
 * Opens the best database there is. One that does not open, or cannot be read, is tried again a few
 * times, then the page is shown as in trouble, since most such faults end with the browser's restart.
 * When the next start fails as well, work goes on in the next database, filled from what survives;
 * the damaged one is left alone, as it may still be of use to somebody who knows how.
 */
import type { TextShelf } from './sentinel.ts';

/** Which database is in use, kept outside of all of them. */
export interface Pointer {
  /** 1 for the first. */
  readonly number: number;
  /** Starts in a row that could not open or read it. */
  readonly failedStarts: number;
}

export interface PointerNote {
  read(): Pointer;
  write(pointer: Pointer): void;
}

export interface Attempts<T> {
  /** Opens the database of this number and reads from it; after a failed start, all of it. */
  open(number: number, isThorough: boolean): Promise<T>;
  /** Whether another database would help: not when the disk is full or a newer app has this one. */
  isDamage(error: unknown): boolean;
  readonly pointer: PointerNote;
  wait(ms: number): Promise<void>;
}

const waitsMs = [0, 150, 600, 2_000];
const failedStartsMax = 2;
const nextTried = 3;

/** `former` is the number of the database that was given up just now. */
export async function openBest<T>(attempts: Attempts<T>): Promise<{ readonly database: T; readonly former: number | undefined }> {
  const { pointer } = attempts;
  const { number, failedStarts } = pointer.read();
  try {
    const database = await openPatiently(attempts, number, failedStarts > 0);
    if (failedStarts > 0) pointer.write({ number, failedStarts: 0 });
    return { database, former: undefined };
  } catch (error) {
    if (!attempts.isDamage(error)) throw error;
    pointer.write({ number, failedStarts: failedStarts + 1 });
    if (failedStarts + 1 < failedStartsMax) throw error;
    return { database: await openNext(attempts, number, error), former: number };
  }
}

async function openPatiently<T>(attempts: Attempts<T>, number: number, isThorough: boolean): Promise<T> {
  let last: unknown;
  for (const waitMs of waitsMs) {
    await attempts.wait(waitMs);
    try {
      return await attempts.open(number, isThorough);
    } catch (error) {
      if (!attempts.isDamage(error)) throw error;
      last = error;
    }
  }
  throw last;
}

async function openNext<T>({ open, pointer }: Attempts<T>, former: number, cause: unknown): Promise<T> {
  for (let number = former + 1; number <= former + nextTried; number += 1) {
    try {
      const database = await open(number, true);
      pointer.write({ number, failedStarts: 0 });
      return database;
    } catch (error) {
      cause = error;
    }
  }
  throw cause;
}

export function pointerIn(texts: TextShelf, key: string): PointerNote {
  return {
    read: () => readPointer(texts.getItem(key)),
    write: (pointer) => texts.setItem(key, `${pointer.number} ${pointer.failedStarts}`),
  };
}

function readPointer(text: string | null): Pointer {
  const [, number, failedStarts] = /^([1-9]\d{0,5}) (\d{1,5})$/.exec(text ?? '') ?? [];
  return { number: Number(number ?? 1), failedStarts: Number(failedStarts ?? 0) };
}
