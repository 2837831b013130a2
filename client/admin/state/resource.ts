/**
 * Something the server has, as the page last saw it. Reading it again keeps the old value on the
 * screen until the new one is there, so nothing flickers; a failure keeps it too and is said, and one
 * that passes by itself is tried again.
 */
import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { coalesce } from './coalesce.ts';
import { passes, whenItMayWork } from './recovery.ts';
import { noticeSessionEnd } from './session.ts';

export interface Resource<T> {
  readonly value: ReadonlySignal<T | undefined>;
  readonly trouble: ReadonlySignal<unknown>;
  /** Reads it again; many calls during one reading lead to one more. Never rejects. */
  refresh(): Promise<void>;
  /** Forgets what was read; a reading under way is dropped when it arrives. */
  clear(): void;
}

export function resource<T>(read: () => Promise<T> | undefined): Resource<T> {
  const value = signal<T | undefined>(undefined);
  const trouble = signal<unknown>(undefined);
  let generation = 0;
  const readOnce = async (): Promise<void> => {
    const mine = generation;
    try {
      const next = await read();
      if (mine === generation && next !== undefined) batch(() => { value.value = next; trouble.value = undefined; });
    } catch (failure) {
      if (noticeSessionEnd(failure) || mine !== generation) return;
      trouble.value = failure;
      if (passes(failure)) whenItMayWork(() => { if (mine === generation && trouble.peek() === failure) void refresh(); });
    }
  };
  const refresh = coalesce(readOnce);
  return {
    value, trouble, refresh,
    clear: () => { generation += 1; batch(() => { value.value = undefined; trouble.value = undefined; }); },
  };
}
