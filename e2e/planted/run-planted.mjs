/** Plants bugs, one at a time, and says which test caught each. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { inRepository, repository } from '../../server/setup/places.mjs';
import { simulateSeeds } from '../simulation/simulate-seeds.mjs';

/**
 * Runs the test that must catch the bug. `isCaught` only when the file with the bug was loaded and a
 * claim failed: a program that no longer runs at all has caught nothing. Where the same tests run
 * without the bug anyway (`npm test`), they need not be run once more to see what fails without it.
 */
export async function runPlanted(bug, { isRunWithoutBug = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-planted-'));
  const mark = join(folder, 'mark');
  try {
    const found = 'seeds' in bug.caughtBy
      ? await caughtBySeeds(bug, bug.caughtBy.seeds, mark)
      : await caughtByTests(bug, bug.caughtBy.tests, { mark, folder, isRunWithoutBug });
    return { ...found, isCaught: found.isCaught && existsSync(mark) };
  } catch (error) {
    return { isCaught: false, by: `ended without a verdict: ${error.message.split('\n')[0]}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function caughtBySeeds({ name }, count, mark) {
  const { failures } = await simulateSeeds({ from: 1, count, plant: name, mark });
  const [first] = failures;
  if (first === undefined) return { isCaught: false, by: `not by ${count} seeds` };
  return { isCaught: true, by: `simulation, seed ${first.seed}: ${first.claim.split('\n')[0]}` };
}

async function caughtByTests({ name }, files, { mark, folder, isRunWithoutBug }) {
  const report = join(folder, 'report.json');
  await runVitest(files, { report, env: { HAILONG_PLANT: name, HAILONG_PLANT_MARK: mark } });
  if (!existsSync(report)) return { isCaught: false, by: 'the tests did not run' };
  const withoutBug = isRunWithoutBug ? new Set() : await failingAnyway(files, folder);
  const failed = failedIn(report).filter((title) => !withoutBug.has(title));
  return failed.length === 0 ? { isCaught: false, by: `not by ${files.join(', ')}` } : { isCaught: true, by: failed[0], failures: failed.length };
}

const known = new Map();

/** What fails without any bug planted has caught nothing; each choice of files is tried once. */
async function failingAnyway(files, folder) {
  const key = files.join(' ');
  if (known.has(key)) return known.get(key);
  const report = join(folder, 'without.json');
  await runVitest(files, { report, env: {} });
  const failing = new Set(existsSync(report) ? failedIn(report) : []);
  known.set(key, failing);
  return failing;
}

function failedIn(report) {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap(({ name: file, assertionResults }) => assertionResults
    .filter((each) => each.status === 'failed').map((each) => `${relative(repository, file)}: ${each.title}`));
}

/** Vitest over our tests with the loader that plants. */
export function runVitest(files, { report, env }) {
  const args = ['run', '--root', repository, '--config', inRepository('e2e', 'planted', 'vitest.config.ts'), '--reporter=json', `--outputFile=${report}`, ...files];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRepository('node_modules', 'vitest/vitest.mjs'), ...args], { cwd: repository, stdio: 'ignore', env: { ...process.env, VITEST: 'true', ...env } });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
