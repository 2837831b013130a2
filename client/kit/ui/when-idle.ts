/** Resolves when the screen is painted and the browser has nothing urgent to do. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => { requestIdleCallback(() => resolve(), { timeout: 2_000 }); });
}
