/**
 * What a folder of files comes to: the newest full backup, and the segments that go on from it
 * without a gap. Decided by what the files say of themselves and by their numbers, never by a clock.
 */
import type { FileFacts } from './file-facts.ts';

export interface LaidFile {
  readonly name: string;
  readonly facts: FileFacts;
}

export interface Lineage {
  readonly full: LaidFile;
  /** In the order in which they are laid upon it. */
  readonly segments: readonly LaidFile[];
  /** The last of all. */
  readonly tip: FileFacts;
}

/** Undefined without a full backup. Only files that are known to be usable are given. */
export function bestLineage(files: readonly LaidFile[]): Lineage | undefined {
  const [full] = fullsNewestFirst(files);
  return full && lineageFrom(full, files);
}

export function fullsNewestFirst(files: readonly LaidFile[]): LaidFile[] {
  return files.filter(({ facts }) => facts.kind === 'full').sort((one, other) => other.facts.number - one.facts.number);
}

export function lineageFrom(full: LaidFile, files: readonly LaidFile[]): Lineage {
  const later = files
    .filter(({ facts }) => facts.kind === 'segment' && isSameBranch(facts, full.facts) && facts.number >= full.facts.number)
    .sort((one, other) => one.facts.number - other.facts.number);
  const segments: LaidFile[] = [];
  let tip = full.facts;
  for (const each of later) {
    if (each.facts.fromSize > tip.size || each.facts.size < tip.size) continue;
    segments.push(each);
    tip = each.facts;
  }
  return { full, segments, tip };
}

export function isSameBranch(one: Pick<FileFacts, 'epoch' | 'serverKey'>, other: Pick<FileFacts, 'epoch' | 'serverKey'>): boolean {
  return one.epoch === other.epoch && one.serverKey === other.serverKey;
}
