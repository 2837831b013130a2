/** What the page says to the worker that waits, when the new version may come. */
export const takeOver = 'take over';
