/**
 * Bugs that others have shipped, or that we nearly have, each as a change of one text of the product,
 * and the test that must catch it: seeds of the simulation, or files of the unit tests. Every text has
 * to stand exactly once in its file; when the code changes, the bug is planted anew.
 *
 * @typedef {{ name: string, says: string, file: string, text: string, instead: string, caughtBy: { seeds: number } | { tests: string[] }, isShort?: boolean }} Bug
 */
import { deviceBugs } from './device-bugs.mjs';
import { serverBugs } from './server-bugs.mjs';

/** @type {readonly Bug[]} */
export const bugs = [...deviceBugs, ...serverBugs];
