/** Lets operations wait while something goes on that must not come between. */
export interface Gate {
  isHeld(): boolean;
  /** When what holds it now is over; look again then, for the next may have begun. */
  whenFree(): Promise<void>;
  /** Holds the gate from this call on until the work is over, however it ends. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  const holds = new Set<Promise<unknown>>();
  return {
    isHeld: () => holds.size > 0,
    whenFree: async () => { await Promise.all(holds); },
    during: async (work) => {
      const done = work();
      const hold = Promise.allSettled([done]);
      holds.add(hold);
      try {
        return await done;
      } finally {
        holds.delete(hold);
      }
    },
  };
}
