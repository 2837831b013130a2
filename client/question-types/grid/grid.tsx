/** Grid: it is shown as its questions, never as a table, so it has nothing to touch itself. */
import type { Face } from '../face.ts';

export const grid: Face = { Answer: () => null, isSettledBy: () => false, read: () => '' };
