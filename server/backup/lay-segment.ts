/**
 * Lays down what came since the newest file of this epoch in the second place. Where to go on is
 * read from that place each time: what vanished there, or was left out, is laid down again.
 */
import { readBackupKeys, type BackupKeys } from './backup-keys.ts';
import type { BackupCatalogue } from './catalogue.ts';
import { joinedTexts, writeContent } from './file-content.ts';
import type { FileFacts } from './file-facts.ts';
import { layFile } from './lay-file.ts';
import { bestLineage, isSameBranch } from './lineage.ts';
import type { BackupTarget, SegmentSource } from './ports.ts';
import type { KeyPlaces } from '../keys/keys-backup.ts';

export interface LaidUpTo {
  /** Highest entry of the ledger that lies there; null while there is nothing to go on from. */
  readonly tip: { readonly epoch: string; readonly size: number } | null;
  readonly hasLaid: boolean;
}

export interface SegmentParts {
  readonly places: KeyPlaces;
  readonly source: SegmentSource;
  readonly target: BackupTarget;
  readonly catalogue: BackupCatalogue;
  readonly now: () => number;
}

/** Entries of one file; the next follows at once. */
const mostEntries = 50_000;

/** What is known to lie in the files up to one of them. */
interface Told {
  readonly number: number;
  readonly registersHash: string;
  readonly keysHash: string;
}

export function createSegments(parts: SegmentParts): () => LaidUpTo {
  let told: Told | undefined;
  return () => {
    const keys = readBackupKeys(parts.places);
    let [hasLaid, tip] = [false, tipOf(parts, keys)];
    while (tip !== undefined) {
      const laid = layNext(parts, keys, { tip, told: told?.number === tip.number ? told : undefined });
      if (laid === undefined) break;
      told = laid.told;
      [hasLaid, tip] = [true, laid.facts];
      if (!laid.isMoreThere) break;
    }
    return { tip: tip === undefined ? null : { epoch: tip.epoch, size: tip.size }, hasLaid };
  };
}

/** The newest file of this epoch that the ledger agrees with. */
function tipOf({ source, catalogue }: SegmentParts, { serverKey }: BackupKeys): FileFacts | undefined {
  const branch = { epoch: source.head()?.epoch ?? '', serverKey: serverKey.publicKey };
  const tip = bestLineage(catalogue.look().files.filter(({ facts }) => isSameBranch(facts, branch)))?.tip;
  return tip !== undefined && source.hashAt(tip.size) === tip.hash ? tip : undefined;
}

function layNext(
  { source, target, catalogue, now }: SegmentParts, keys: BackupKeys, { tip, told }: { readonly tip: FileFacts; readonly told: Told | undefined },
): { readonly facts: FileFacts; readonly told: Told; readonly isMoreThere: boolean } | undefined {
  source.begin();
  try {
    const head = source.head();
    const registers = source.registers();
    const [hasRegisters, hasKeys] = [registers.hash !== told?.registersHash, keys.keysHash !== told?.keysHash];
    if (head === undefined || (head.size === tip.size && !hasRegisters && !hasKeys)) return undefined;
    const size = Math.min(head.size, tip.size + mostEntries);
    const facts = {
      kind: 'segment', number: catalogue.nextNumber(), madeAtMs: now(), epoch: head.epoch,
      fromSize: tip.size, fromHash: tip.hash, size, hash: source.hashAt(size) ?? '',
    } as const;
    const content = writeContent(hasKeys ? keys.sealedKeys() : null, joinedTexts(both(hasRegisters ? registers.lines() : [], source.entries(tip.size, size))));
    layFile(target, { facts, content }, keys);
    return {
      facts: { ...facts, serverKey: keys.serverKey.publicKey }, isMoreThere: size < head.size,
      told: { number: facts.number, registersHash: registers.hash, keysHash: keys.keysHash },
    };
  } finally {
    source.end();
  }
}

function* both(one: Iterable<string>, other: Iterable<string>): Generator<string> {
  yield* one;
  yield* other;
}
