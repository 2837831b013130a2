/**
 * The sentinel: how many envelopes this device must have at least, kept outside database and journal.
 * Both may come back empty without a word; the sentinel is what makes that a fact to be told. It is a
 * lower bound: raised after an envelope is kept, lowered before one is deleted, so that a kill between
 * two writes never raises a false alarm.
 */

export interface Mark {
  /** The device in use; empty before the first enrolment. */
  readonly device: string;
  /** The highest number that the device in use has given to an envelope. */
  readonly sequence: number;
  readonly count: number;
  /** All hashes of these envelopes, combined by exclusive or; 64 hexadecimal digits. */
  readonly hash: string;
}

export interface Sentinel {
  /** Undefined when there is none or it cannot be read. */
  read(): Mark | undefined;
  /** Never throws: a mark that cannot be written stays the lower one. */
  write(mark: Mark): void;
}

const hexDigits = 64;
const noHash = '0'.repeat(hexDigits);
export const emptyMark: Mark = { device: '', sequence: 0, count: 0, hash: noHash };

/** Exclusive or of hashes in hexadecimal: the same for any order, and taking one in again takes it out. */
export function combineHashes(hashes: Iterable<string>): string {
  let sum = 0n;
  for (const hash of hashes) sum ^= BigInt(`0x${hash}`);
  return sum.toString(16).padStart(hexDigits, '0');
}

/** The mark when these envelopes are kept, too. */
export function raised(mark: Mark, hashes: readonly string[]): Mark {
  return { ...mark, count: mark.count + hashes.length, hash: combineHashes([mark.hash, ...hashes]) };
}

/** The mark when the device in use has finished a response. */
export function raisedByFinish(mark: Mark, { device, sequence, hash }: { readonly device: string; readonly sequence: number; readonly hash: string }): Mark {
  const before = mark.device === device ? mark.sequence : 0;
  return { ...raised(mark, [hash]), device, sequence: Math.max(before, sequence) };
}

/** The mark when exactly these are kept. Written twice it says the same. */
export function markOf(mark: Mark, hashes: readonly string[]): Mark {
  return { ...mark, count: hashes.length, hash: combineHashes(hashes) };
}

/** How many envelopes of the mark are certainly not among `hashes`. More than the mark says is no fault: it is a lower bound. */
export function missingFrom(hashes: readonly string[], mark: Mark): number {
  if (hashes.length < mark.count) return mark.count - hashes.length;
  const rest = combineHashes([mark.hash, ...hashes]);
  const beyond = hashes.length - mark.count;
  if (beyond === 0) return rest === noHash ? 0 : 1;
  return beyond === 1 && !hashes.includes(rest) ? 1 : 0;
}

/** The few texts that the browser keeps for a page outside its databases: `localStorage`, made never to throw. */
export interface TextShelf {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

export function sentinelIn(texts: TextShelf, key: string): Sentinel {
  return {
    read: () => readMark(texts.getItem(key)),
    write: (mark) => texts.setItem(key, JSON.stringify(mark)),
  };
}

function readMark(text: string | null): Mark | undefined {
  try {
    const mark: unknown = JSON.parse(text ?? 'null');
    return isMark(mark) ? mark : undefined;
  } catch {
    return undefined;
  }
}

function isMark(value: unknown): value is Mark {
  return typeof value === 'object' && value !== null && 'device' in value && 'sequence' in value && 'count' in value && 'hash' in value
    && typeof value.device === 'string' && Number.isSafeInteger(value.sequence) && Number.isSafeInteger(value.count)
    && typeof value.hash === 'string' && /^[0-9a-f]{64}$/.test(value.hash);
}
