/**
 * `npm run mutation`: changes the code of shared in small ways, one at a time, and counts how many of
 * the changes a test of the same room notices. What no test notices is printed. `npm run mutation --
 * tally ranking` takes some of the rooms, `-- shared/tally/fold.ts` one file. Ends with 1 below the bar.
 */
import { Stryker } from '@stryker-mutator/core';
import { choose, filesOf } from './rooms.mjs';
import { printScores, printUnnoticed } from './scores.mjs';

/** Percent of the mutants that a test has to notice. */
const bar = 90;

let hasFailed = false;
const byRoom = new Map();
for (const { room, files } of choose(process.argv.slice(2))) {
  console.log(`\n── ${room}`);
  // Read by vitest.config.ts in the processes that run the tests.
  process.env['MUTATED_ROOM'] = room;
  const mutants = await mutantsOf(files ?? filesOf(room)).catch((error) => {
    // Such as a test that fails without a mutant: the other rooms go on.
    console.error(error.message);
    hasFailed = true;
    return [];
  });
  byRoom.set(room, mutants);
  printUnnoticed(mutants);
}
process.exitCode = printScores(byRoom, bar) && !hasFailed ? 0 : 1;

function mutantsOf(files) {
  return new Stryker({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'e2e/mutation/vitest.config.ts', related: false },
    mutate: files,
    ignorePatterns: ['/client', '/server', '/dist', '/data', '/docs', '/test-results', '/.ci'],
    tempDirName: 'coverage/mutation',
    // A file that is not there: the one of the project would be rewritten for the copy, to no use.
    tsconfigFile: 'e2e/mutation/no-tsconfig.json',
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env['CONCURRENCY'] ?? 2),
    reporters: ['progress-append-only'],
    thresholds: { high: 95, low: bar, break: null },
    warnings: { slow: false },
  }).runMutationTest();
}
