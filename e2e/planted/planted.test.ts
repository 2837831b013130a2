/** A suite that has never caught anything proves nothing: some of the planted bugs in every test run, all of them in `npm run prove -- planted`. */
import { expect, it } from 'vitest';
import { bugs } from './bugs.mjs';
import { occurrences } from './plant.mjs';
import { runPlanted } from './run-planted.mjs';

it('every planted bug has a text that stands exactly once in the product, and changes it', () => {
  expect(bugs.length).toBeGreaterThanOrEqual(25);
  expect(new Set(bugs.map((each) => each.name)).size).toBe(bugs.length);
  const unfit = bugs.filter((bug) => occurrences(bug) !== 1 || bug.text === bug.instead).map((bug) => `${bug.name}: ${occurrences(bug)} times in ${bug.file}`);
  expect(unfit).toEqual([]);
});

it.each(bugs.filter((each) => each.isShort === true).map((bug) => [bug.says, bug] as const))('the tests notice that %s', async (_says, bug) => {
  const { isCaught, by } = await runPlanted(bug, { isRunWithoutBug: true });
  expect({ isCaught, by }).toMatchObject({ isCaught: true });
}, 240_000);
