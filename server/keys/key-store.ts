/**
 * The sealing keys of the server: a working key for each campaign, made when it is first needed,
 * and the public half of the recovery key. A change is on the disk, whole and flushed, before
 * anybody hears of it; a key once made stays openable for ever.
 *
 * One process changes the folder: the one that holds the lock of the data folder.
 */
import { Problem } from '#shared/kernel/problem.ts';
import type { SealingKey } from '#shared/sealing/sealing-key.ts';
import { hasPrivateHalf, privateHalves, readKeyIndex, readOpeningKeys, writeKeyIndex, writePrivateHalf, type KeyIndex } from './key-files.ts';
import { makePair, type SealingPair } from './sealing-pair.ts';

export interface CampaignKeys {
  readonly working: SealingKey;
  readonly recovery: SealingKey | null;
}

/** What happened to a key, for the ledger: public parts only. */
export interface KeyEvent {
  readonly event: 'made' | 'rotated' | 'recovery_set' | 'recovered';
  readonly id: string;
  readonly campaign: string | null;
}

export interface KnownKey extends SealingKey {
  readonly use: 'working' | 'recovery';
  readonly campaign: string | null;
  readonly sinceMs: number;
  readonly untilMs: number | null;
  /** Whether the server can open what is sealed to it. */
  readonly isOpenable: boolean;
}

export interface KeyStore {
  /** To whom the campaign's responses are sealed; makes the working key when there is none. Throws `storage.unavailable`. */
  keysOf(campaign: string): CampaignKeys;
  /** Every key there is or was, oldest first. */
  list(): readonly KnownKey[];
  recovery(): SealingKey | null;
  /** From now on responses are sealed to this key too; the former one opens what was sealed to it. */
  setRecovery(key: SealingKey): void;
  /** A new working key from now on. */
  rotate(campaign: string): CampaignKeys;
  /** A private half that was lost comes back. */
  bringBack(pair: SealingPair): void;
  /** Private halves that were put back as files. */
  noteRecovered(ids: readonly string[]): void;
}

export interface KeyStoreParts {
  readonly keysPath: string;
  readonly now: () => number;
  readonly onChanged: (event: KeyEvent) => void;
}

export function createKeyStore(parts: KeyStoreParts): KeyStore {
  const { keysPath, now, onChanged } = parts;
  const change = (index: KeyIndex, event: KeyEvent): void => {
    whole(() => { writeKeyIndex(keysPath, index); });
    onChanged(event);
  };
  const makeWorking = (campaign: string, event: 'made' | 'rotated'): SealingKey => {
    const { key, pem } = makePair();
    whole(() => { writePrivateHalf(keysPath, key.id, pem); });
    const index = readIndex(keysPath);
    const working = index.working.map((each) => (each.campaign === campaign && each.untilMs === null ? { ...each, untilMs: now() } : each));
    change({ ...index, working: [...working, { ...key, campaign, sinceMs: now(), untilMs: null }] }, { event, id: key.id, campaign });
    return key;
  };
  const recovered = (id: string): void => {
    onChanged({ event: 'recovered', id, campaign: readIndex(keysPath).working.find((each) => each.id === id)?.campaign ?? null });
  };
  const recovery = (): SealingKey | null => keyOnly(readIndex(keysPath).recovery.find((each) => each.untilMs === null));
  const workingOf = (campaign: string): SealingKey | null => keyOnly(readIndex(keysPath).working
    .find((each) => each.campaign === campaign && each.untilMs === null && hasPrivateHalf(keysPath, each.id)));
  return {
    keysOf: (campaign) => ({ working: workingOf(campaign) ?? makeWorking(campaign, 'made'), recovery: recovery() }),
    list: () => knownKeys(keysPath),
    recovery,
    setRecovery: (key) => {
      if (recovery()?.id === key.id) return;
      const index = readIndex(keysPath);
      const former = index.recovery.map((each) => ({ ...each, untilMs: each.untilMs ?? now() }));
      change({ ...index, recovery: [...former, { ...key, sinceMs: now(), untilMs: null }] }, { event: 'recovery_set', id: key.id, campaign: null });
    },
    rotate: (campaign) => ({ working: makeWorking(campaign, 'rotated'), recovery: recovery() }),
    bringBack: ({ key, pem }) => {
      if (hasPrivateHalf(keysPath, key.id)) return;
      whole(() => { writePrivateHalf(keysPath, key.id, pem); });
      recovered(key.id);
    },
    noteRecovered: (ids) => { ids.forEach(recovered); },
  };
}

/** The public half of the recovery key in use, for whoever has only the folder. */
export function recoveryKeyOf(keysPath: string): SealingKey | null {
  return keyOnly(readKeyIndex(keysPath).recovery.find((each) => each.untilMs === null));
}

/** A private half that no index names was brought back alone. */
export function knownKeys(keysPath: string): KnownKey[] {
  const { working, recovery } = readIndex(keysPath);
  const there = new Set(privateHalves(keysPath));
  const named = new Set([...working, ...recovery].map((each) => each.id));
  const opening = readOpeningKeys(keysPath);
  const others = [...there].flatMap((id) => (named.has(id) ? [] : [{ id, publicKey: Buffer.from(opening(id)?.publicKey ?? []).toString('base64') }]));
  return [
    ...recovery.map((each) => ({ ...each, use: 'recovery' as const, campaign: null, isOpenable: there.has(each.id) })),
    ...working.map((each) => ({ ...each, use: 'working' as const, isOpenable: there.has(each.id) })),
    ...others.map((each) => ({ ...each, use: 'working' as const, campaign: null, sinceMs: 0, untilMs: 0, isOpenable: true })),
  ].sort((left, right) => left.sinceMs - right.sinceMs);
}

function keyOnly(found: SealingKey | undefined): SealingKey | null {
  return found === undefined ? null : { id: found.id, publicKey: found.publicKey };
}

function readIndex(keysPath: string): KeyIndex {
  return whole(() => readKeyIndex(keysPath));
}

/** A key that cannot be kept, or an index that cannot be read, is no key. */
function whole<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new Problem('storage.unavailable');
  }
}
