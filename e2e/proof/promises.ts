/** The promises by name, for suites that hand in figures. */
import type { promises } from './promise-words.mjs';

export type PromiseName = keyof typeof promises;
