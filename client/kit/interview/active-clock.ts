/** Time that an interview was open on the screen, from a clock that only goes forward: pauses do not count. */
export interface ActiveClock {
  /** Milliseconds so far, a whole number. */
  readMs(): number;
  pause(): void;
  resume(): void;
}

/** Goes on from `startMs`; `monotonicMs` is e.g. `performance.now`. */
export function activeClock(startMs: number, monotonicMs: () => number): ActiveClock {
  let before = startMs;
  let since: number | undefined = monotonicMs();
  return {
    readMs: () => Math.round(before + (since === undefined ? 0 : monotonicMs() - since)),
    pause: () => {
      if (since !== undefined) before += monotonicMs() - since;
      since = undefined;
    },
    resume: () => { since ??= monotonicMs(); },
  };
}
