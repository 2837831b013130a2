/**
 * `npm run mutation`: changes the code of shared in small ways, one at a time, and counts how many of
 * the changes a test notices. What no test notices is printed. `npm run mutation -- tally ranking`
 * takes some of the rooms, `-- shared/tally/fold.ts` one file. Ends with 1 below the bar.
 */
import { Stryker } from '@stryker-mutator/core';
import { chosenFiles, rooms } from './rooms.mjs';
import { printScores } from './scores.mjs';

/** Percent of the mutants that a test has to notice. */
const bar = 90;

const stryker = new Stryker({
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'e2e/mutation/vitest.config.ts', related: true },
  mutate: chosenFiles(process.argv.slice(2)),
  ignorePatterns: ['/client', '/server', '/dist', '/data', '/docs', '/test-results', '/.ci'],
  tempDirName: 'coverage/mutation',
  // A file that is not there: the one of the project would be rewritten for the copy, to no use.
  tsconfigFile: 'e2e/mutation/no-tsconfig.json',
  disableTypeChecks: false,
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env['CONCURRENCY'] ?? 2),
  reporters: ['progress-append-only'],
  thresholds: { high: 95, low: bar, break: null },
  allowEmpty: true,
});

const mutants = await stryker.runMutationTest();
process.exitCode = printScores(mutants, rooms, bar) ? 0 : 1;
