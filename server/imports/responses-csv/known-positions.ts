/**
 * Positions by the very bytes of their cells: a million responses stand in a thousand places, so
 * text is made of each place once. Cells that differ in writing only (`1` and `1.0` as a weight)
 * lead to one and the same position.
 */
import type { SamplePosition } from '#shared/response/model.ts';
import { cellKey } from '#shared/tally/cell.ts';
import { plainCell, readPosition } from './read-position.ts';

/** A place in the sample that the file has named, and the unit group that it named with it. */
export interface KnownPosition {
  readonly position: SamplePosition;
  readonly unitGroup: string;
  /** Whether its weight was written; an empty cell weighs 1. */
  readonly hasWeight: boolean;
}

interface Entry extends KnownPosition {
  readonly bytes: Uint8Array;
  readonly next: Entry | undefined;
}

export interface PositionBytes {
  readonly position: Uint8Array;
  readonly positionLength: number;
}

export class KnownPositions {
  readonly #byHash = new Map<number, Entry>();
  readonly #byKey = new Map<string, SamplePosition>();
  readonly #decoder = new TextDecoder();

  /** One object for all positions that are the same. */
  same(position: SamplePosition): SamplePosition {
    const key = cellKey(position);
    const known = this.#byKey.get(key);
    if (known === undefined) this.#byKey.set(key, position);
    return known ?? position;
  }

  /** What cells say, each ended by a line break; undefined when it is not good. `names`: which cell holds what, always the same. */
  find(names: readonly string[], { position: bytes, positionLength: length }: PositionBytes): KnownPosition | undefined {
    let hash = 0;
    for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193) ^ (hash >>> 15);
    const first = this.#byHash.get(hash);
    for (let entry = first; entry !== undefined; entry = entry.next) if (areEqual(entry.bytes, bytes, length)) return entry;
    const own = bytes.slice(0, length);
    const read = this.#read(names, own);
    if (read !== undefined) this.#byHash.set(hash, { ...read, bytes: own, next: first });
    return read;
  }

  #read(names: readonly string[], bytes: Uint8Array): KnownPosition | undefined {
    const cells = this.#decoder.decode(bytes).split('\n');
    const cell = (name: string): string => plainCell((cells[names.indexOf(name)] ?? '').normalize('NFC'));
    const position = readPosition(cell);
    return position === undefined ? undefined : { position: this.same(position), unitGroup: cell('unit_group'), hasWeight: cell('weight') !== '' };
  }
}

function areEqual(left: Uint8Array, right: Uint8Array, length: number): boolean {
  if (left.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}
