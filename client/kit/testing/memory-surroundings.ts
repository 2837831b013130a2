/** What a store finds around it, in memory: the databases, the files and the texts of one device, which outlive its windows. */
import type { DatabasePlace } from '../store/database.ts';
import { journalIn } from '../store/journal/journal-files.ts';
import { absentJournal, type Journal } from '../store/journal/journal.ts';
import { smallFilesIn } from '../store/journal/file-requests.ts';
import type { Lock } from '../store/lock.ts';
import type { Surroundings } from '../store/surroundings.ts';
import { MemoryFolder } from './memory-folder.ts';
import { MemoryTexts } from './memory-texts.ts';

export class MemoryDevice {
  readonly journalFolder = new MemoryFolder();
  readonly smallFolder = new MemoryFolder();
  readonly texts = new MemoryTexts();
  readonly errors: unknown[] = [];
  nowMs = 1_000_000;
  hasFiles = true;
  /** Asked for the place of the nth database; the browser's own one by default. */
  placeOf = async (number: number): Promise<DatabasePlace> =>
    ({ name: number === 1 ? 'hailong-field' : `hailong-field-${number}`, factory: globalThis.indexedDB });
  readonly #turns = new Map<string, Promise<unknown>>();

  /** One window's view. */
  surroundings(): Surroundings {
    return {
      files: {
        journal: this.hasFiles ? this.#journal() : absentJournal,
        smallFiles: smallFilesIn(this.smallFolder),
        close: () => undefined,
      },
      texts: this.texts,
      lock: this.#lock,
      placeOf: (number) => this.placeOf(number),
      now: () => this.nowMs,
      wait: async () => undefined,
      idle: async () => undefined,
      report: (error) => { this.errors.push(error); },
    };
  }

  /** The windows are gone, and with them their turns. */
  kill(): void {
    this.#turns.clear();
  }

  /** One piece of work at a time, as the worker does it. */
  #journal(): Journal {
    const journal = journalIn(this.journalFolder);
    return {
      append: (envelopes) => this.#lock('files', () => journal.append(envelopes)),
      readAll: () => this.#lock('files', () => journal.readAll()),
      compact: (without) => this.#lock('files', () => journal.compact(without)),
    };
  }

  readonly #lock: Lock = (name, work) => {
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(work, work);
    this.#turns.set(name, turn.catch(() => undefined));
    return turn;
  };
}
