/**
 * The database of an origin (IndexedDB, strict): a transaction is wholly there or not at all, and a
 * browser may abort it without a word of why. The medium itself may be damaged while no window is
 * open: empty, shorter, or unreadable for good.
 */
import type { DeviceRow, OutboxRow } from '../../../client/kit/store/rows.ts';
import type { Incident } from '../../../client/kit/store/incidents.ts';
import type { Owner, Scheduler } from '../scheduler.ts';

export interface ShelfState {
  readonly device: ReadonlyMap<string, DeviceRow>;
  readonly outbox: ReadonlyMap<string, OutboxRow>;
  /** Ids of the drafts; what is in them does not matter here. */
  readonly drafts: ReadonlySet<string>;
  readonly incidents: readonly Incident[];
}

export const emptyShelf: ShelfState = { device: new Map(), outbox: new Map(), drafts: new Set(), incidents: [] };

/** A transaction in the making: whatever it changes is its own until it commits. */
export interface Work {
  device: Map<string, DeviceRow>;
  outbox: Map<string, OutboxRow>;
  drafts: Set<string>;
  incidents: readonly Incident[];
}

const kept = 12;

export class ShelfMedium {
  state = emptyShelf;
  /** Opens, and every transaction aborts. */
  isUnreadable = false;
  /** There was no database before the first window of now opened it. */
  isFresh = true;
  /** Chance that a write transaction is aborted: quota, pressure, a lost connection. */
  abortShare = 0;
  aborted = 0;
  #before: ShelfState[] = [];

  /** The newest transactions are gone, as when the log is cut in half. */
  shorten(transactions: number): void {
    for (let left = transactions; left > 0; left -= 1) this.state = this.#before.pop() ?? this.state;
  }

  /** The bytes of a row are others; also where the newest transactions go missing later, since they stand in one place on the disk. */
  spoil(id: string, bytes: Uint8Array): void {
    const spoilt = (state: ShelfState): ShelfState => {
      const row = state.outbox.get(id);
      return row === undefined ? state : { ...state, outbox: new Map(state.outbox).set(id, { ...row, bytes }) };
    };
    this.state = spoilt(this.state);
    this.#before = this.#before.map(spoilt);
  }

  empty(): void {
    this.state = emptyShelf;
    this.#before = [];
    this.isFresh = true;
    this.isUnreadable = false;
  }

  transaction<T>(name: 'read' | 'write', scheduler: Scheduler, work: (draft: Work) => T): T {
    if (this.isUnreadable) throw new DOMException('Internal error.', 'UnknownError');
    const { device, outbox, drafts, incidents } = this.state;
    if (name === 'read') return work({ device: new Map(device), outbox: new Map(outbox), drafts: new Set(drafts), incidents });
    if (this.abortShare > 0 && scheduler.random.next() < this.abortShare) {
      this.aborted += 1;
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    }
    const draft: Work = { device: new Map(device), outbox: new Map(outbox), drafts: new Set(drafts), incidents };
    const result = work(draft);
    this.#before = [...this.#before.slice(1 - kept), this.state];
    this.state = draft;
    this.isFresh = false;
    return result;
  }
}

/** One window's connection. */
export class ShelfConnection {
  isClosed = false;
  constructor(readonly parts: { readonly owner: Owner; readonly medium: ShelfMedium; readonly scheduler: Scheduler }) {}

  read<T>(label: string, work: (draft: Work) => T): Promise<T> {
    return this.#perform('read', label, work);
  }

  write<T>(label: string, work: (draft: Work) => T): Promise<T> {
    return this.#perform('write', label, work);
  }

  #perform<T>(name: 'read' | 'write', label: string, work: (draft: Work) => T): Promise<T> {
    const { owner, medium, scheduler } = this.parts;
    return scheduler.perform(owner, { channel: `${owner.name}/shelf`, label: `shelf: ${label}` }, () => {
      if (this.isClosed) throw new DOMException('The connection was closed by another version.', 'InvalidStateError');
      return medium.transaction(name, scheduler, work);
    });
  }
}
