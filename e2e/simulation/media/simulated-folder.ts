/**
 * The port `JournalFolder` over the simulated files. Each call is an event; what a window does with an
 * open file happens at once, as in a worker, unless the window is to die between two of those calls.
 */
import type { JournalFile, JournalFolder } from '../../../client/kit/store/journal/journal-folder.ts';
import type { Owner, Scheduler } from '../scheduler.ts';
import type { FileMedium, SimulatedFile } from './file-medium.ts';

export interface FolderParts {
  readonly owner: Owner;
  readonly medium: FileMedium;
  readonly scheduler: Scheduler;
  /** Chance that a write fails for want of room. */
  readonly failShare: number;
  /** Chance that the process is killed while it has a file open. */
  readonly killShare: number;
  readonly kill: () => void;
}

export function simulatedFolder(parts: FolderParts): JournalFolder {
  const { owner, medium, scheduler } = parts;
  const at = (label: string) => ({ channel: `${owner.name}/files`, label: `files: ${label}` });
  return {
    names: () => scheduler.perform(owner, at('names'), () => [...medium.files.keys()]),
    open: (name) => scheduler.perform(owner, at(`open ${name}`), () => {
      const file = medium.file(name);
      if (file.isOpen) throw new DOMException('Another handle is open.', 'NoModificationAllowedError');
      file.isOpen = true;
      return handleOf(file, parts);
    }),
    remove: (name) => scheduler.perform(owner, at(`remove ${name}`), () => { medium.files.delete(name); }),
  };
}

function handleOf(file: SimulatedFile, { owner, scheduler, failShare, killShare, kill }: FolderParts): JournalFile {
  let fuse = scheduler.random.next() < killShare ? scheduler.random.integer(4) : -1;
  const alive = (): void => {
    if (!owner.isDead && fuse-- !== 0) return;
    if (!owner.isDead) kill();
    throw new DOMException('The process is gone.', 'AbortError');
  };
  return {
    getSize: () => file.written.length,
    read: (into, { at }) => {
      alive();
      const bytes = file.written.subarray(at, at + into.length);
      into.set(bytes);
      return bytes.length;
    },
    write: (bytes, { at }) => {
      alive();
      if (scheduler.random.next() >= failShare) return file.write(bytes, at);
      file.write(bytes.subarray(0, scheduler.random.integer(bytes.length)), at);
      throw new DOMException('No room.', 'QuotaExceededError');
    },
    truncate: (sizeBytes) => {
      alive();
      file.truncate(sizeBytes);
    },
    flush: () => {
      alive();
      file.flush();
    },
    close: () => { file.isOpen = owner.isDead ? file.isOpen : false; },
  };
}
