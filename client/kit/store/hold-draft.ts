/**
 * One draft is open in one window: two would write over each other at every tap. A Web Lock says who
 * has it and is let go of when the window closes or dies. A browser without Web Locks lets everybody.
 */
import type { AppName } from './rows.ts';

/** Lets go of the draft. */
export type DraftHold = () => void;

const nobodyElse: DraftHold = () => undefined;

/** Undefined while another window holds the draft. */
export async function holdDraft(app: AppName, id: string): Promise<DraftHold | undefined> {
  const locks: LockManager | null | undefined = globalThis.navigator?.locks;
  if (!locks) return nobodyElse;
  return new Promise((resolve, reject) => {
    locks.request(`hailong-draft-${app}-${id}`, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(undefined);
        return undefined;
      }
      return new Promise<void>((letGo) => resolve(letGo));
    }).catch(reject);
  });
}
