const withoutIdleMs = 500;

/** Resolves when the screen is painted and the browser has nothing urgent to do; after a moment where it does not tell. */
export function whenIdle(): Promise<void> {
  if (typeof requestIdleCallback === 'undefined') return new Promise((resolve) => { setTimeout(resolve, withoutIdleMs); });
  return new Promise((resolve) => { requestIdleCallback(() => resolve(), { timeout: 2_000 }); });
}
