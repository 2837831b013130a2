/** The one place of `localStorage`: small texts beside the databases, which survive a damaged one. It never throws. */
import type { TextShelf } from './sentinel.ts';

/** A browser that refuses has no texts: what stands on them says less, and nothing wrong. */
export const browserTexts: TextShelf = {
  getItem: (key) => attempt(() => localStorage.getItem(key)) ?? null,
  setItem: (key, text) => { attempt(() => localStorage.setItem(key, text)); },
  removeItem: (key) => { attempt(() => localStorage.removeItem(key)); },
};

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
