/**
 * From the files of a second place to a database: the newest full backup that is whole, and upon it
 * every segment that goes on from it. What is damaged is left out and named, never mended.
 */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { LedgerHead } from '#shared/sealing/ledger.ts';
import type { BackupCatalogue, BadFile } from './catalogue.ts';
import { linesIn, readContent, type Content } from './file-content.ts';
import { isSignedByItsServer, type FileFacts } from './file-facts.ts';
import { fullsNewestFirst, isSameBranch, type LaidFile } from './lineage.ts';
import type { BackupTarget, OpenedFile } from './ports.ts';
import type { RestoreDatabase } from './restore-ports.ts';
import { DamagedFile } from './sealed-file/damaged-file.ts';
import type { OpeningKeyOf } from './sealed-file/data-key.ts';
import { openFile } from './sealed-file/open-file.ts';

export interface RaisedCopy {
  readonly full: FileFacts;
  /** The file that brought the last of it. */
  readonly tip: FileFacts;
  readonly head: LedgerHead;
  readonly segments: number;
  readonly envelopesOfSegments: number;
  /** All keys of the server, sealed to the recovery key, as the last file that brought them has them. */
  readonly keys: Uint8Array | null;
  readonly skipped: readonly BadFile[];
}

export interface RaiseParts {
  readonly target: BackupTarget;
  readonly catalogue: BackupCatalogue;
  readonly database: RestoreDatabase;
  readonly keyOf: OpeningKeyOf;
  /** The server whose backups are taken. */
  readonly serverKey: string;
  readonly path: string;
}

/** Undefined with what was found when no full backup can be used. */
export function raiseCopy(parts: RaiseParts): RaisedCopy | { readonly skipped: readonly BadFile[] } {
  const { catalogue, serverKey } = parts;
  const files = catalogue.look().files.filter(({ facts }) => facts.serverKey === serverKey);
  const skipped: BadFile[] = [...catalogue.look().bad];
  for (const full of fullsNewestFirst(files)) {
    try {
      return raiseFrom(parts, { full, files, skipped });
    } catch (error) {
      skipped.push(badFile(full, error));
    }
  }
  return { skipped };
}

function raiseFrom(
  parts: RaiseParts, { full, files, skipped }: { readonly full: LaidFile; readonly files: readonly LaidFile[]; readonly skipped: BadFile[] },
): RaisedCopy {
  const { database, path } = parts;
  const ofFull = withFile(parts, full, ({ keys, rest }) => {
    writeCopy(path, rest);
    return keys;
  });
  const inspected = database.inspect(path);
  if ('fault' in inspected) throw new DamagedFile(inspected.fault);
  if (!isAt(inspected.head, full.facts)) throw new DamagedFile('content_bad');
  const laying = database.layUpon(path);
  try {
    let raised: RaisedCopy = { full: full.facts, tip: full.facts, head: inspected.head, segments: 0, envelopesOfSegments: 0, keys: ofFull, skipped };
    for (const segment of laterSegments(full, files)) {
      if (segment.facts.fromSize > raised.head.size) continue;
      raised = layUpon(raised, { parts, segment, laying, skipped });
    }
    return raised;
  } finally {
    laying.close();
  }
}

interface Upon {
  readonly parts: RaiseParts;
  readonly segment: LaidFile;
  readonly laying: ReturnType<RestoreDatabase['layUpon']>;
  readonly skipped: BadFile[];
}

function layUpon(raised: RaisedCopy, { parts, segment, laying, skipped }: Upon): RaisedCopy {
  try {
    return withFile(parts, segment, ({ keys, rest }): RaisedCopy => {
      const { head, envelopes } = laying.apply(linesIn(rest));
      return {
        ...raised, head, tip: segment.facts, segments: raised.segments + 1,
        envelopesOfSegments: raised.envelopesOfSegments + envelopes, keys: keys ?? raised.keys,
      };
    });
  } catch (error) {
    skipped.push(badFile(segment, error));
    return raised;
  }
}

function laterSegments(full: LaidFile, files: readonly LaidFile[]): LaidFile[] {
  return files
    .filter(({ facts }) => facts.kind === 'segment' && facts.number >= full.facts.number && isSameBranch(facts, full.facts))
    .sort((one, other) => one.facts.number - other.facts.number);
}

function isAt(head: LedgerHead, { epoch, size, hash }: FileFacts): boolean {
  return head.epoch === epoch && head.size === size && head.hash === hash;
}

function withFile<T>({ target, keyOf }: RaiseParts, { name }: LaidFile, use: (content: Content) => T): T {
  const file: OpenedFile = target.open(name);
  try {
    return use(readContent(openFile(file, { keyOf, isSigned: isSignedByItsServer }).content));
  } finally {
    file.close();
  }
}

function writeCopy(path: string, pieces: Iterable<Buffer>): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What is no matter of the file goes on: a full disk must not make every backup look damaged. */
function badFile({ name }: LaidFile, error: unknown): BadFile {
  if (error instanceof DamagedFile) return { name, damage: error.damage };
  if (error instanceof Error && error.name === 'UnfittingSegment') return { name, damage: 'content_bad' };
  throw error;
}
