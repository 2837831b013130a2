/** The files of a second place and what each says of itself. A file is read once. */
import { readFacts, type FileFacts } from './file-facts.ts';
import { readFileName } from './file-names.ts';
import type { LaidFile } from './lineage.ts';
import type { BackupTarget } from './ports.ts';
import { DamagedFile, type Damage } from './sealed-file/damaged-file.ts';

export interface BadFile {
  readonly name: string;
  readonly damage: Damage;
}

export interface BackupCatalogue {
  /** Looks at what is there now. */
  look(): { readonly files: readonly LaidFile[]; readonly bad: readonly BadFile[] };
  /** From now on the file counts as damaged. */
  condemn(name: string, damage: Damage): void;
  /** The number of the next file, judged by the names alone. */
  nextNumber(): number;
}

export function createBackupCatalogue(target: BackupTarget): BackupCatalogue {
  const known = new Map<string, FileFacts | Damage>();
  const read = (name: string): FileFacts | Damage => {
    const file = target.open(name);
    try {
      return readFacts(file);
    } catch (error) {
      if (error instanceof DamagedFile) return error.damage;
      throw error;
    } finally {
      file.close();
    }
  };
  return {
    look: () => {
      const names = new Set(target.list());
      for (const name of known.keys()) if (!names.has(name)) known.delete(name);
      for (const name of names) if (!known.has(name)) known.set(name, read(name));
      const all = [...known].sort(([one], [other]) => (one < other ? -1 : 1));
      return {
        files: all.flatMap(([name, facts]) => (typeof facts === 'string' ? [] : [{ name, facts }])),
        bad: all.flatMap(([name, damage]) => (typeof damage === 'string' ? [{ name, damage }] : [])),
      };
    },
    condemn: (name, damage) => { known.set(name, damage); },
    nextNumber: () => 1 + target.list().reduce((most, name) => Math.max(most, readFileName(name)?.number ?? 0), 0),
  };
}
