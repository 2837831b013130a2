/**
 * `npm test`: prepares what is missing, runs everything there is, and ends with `N passed, N failed`.
 * Each test counts as one; so do the types, the linter, the import rules and the build.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareInstallation } from '../server/setup/prepare.mjs';
import { orStop } from '../server/setup/stop.mjs';
import { ensureChromium } from './chromium.mjs';
import { countPlaywright, countVitest, runProgram } from './count.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hailong-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

await orStop(prepareInstallation);
const chromium = await orStop(ensureChromium);

const whole = (exitCode) => ({ passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 });
const vitestReport = join(folder, 'vitest.json');
const playwrightReport = join(folder, 'playwright.json');

/** Steps in the order of how soon they find out; those of one line run side by side, since each of them keeps one core busy. */
const lines = [
  [
    { name: 'types', args: ['typescript/bin/tsc', '--noEmit'], count: whole },
    { name: 'lint', args: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'], count: whole },
    { name: 'import rules', args: ['dependency-cruiser/bin/dependency-cruise.mjs', 'client', 'server', 'shared', 'e2e', '--config', '.dependency-cruiser.mjs'], count: whole },
  ],
  [{ name: 'unit and contract tests', args: ['vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${vitestReport}`], count: (exitCode) => countVitest(vitestReport, exitCode) }],
  [{ name: 'build', args: [join(import.meta.dirname, 'build.mjs')], count: whole }],
  [{ name: 'browser journeys', args: ['@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'], env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport }, count: (exitCode) => countPlaywright(playwrightReport, exitCode) }],
];

/** What a step beside others has to say is held back until it ends, so that no two speak at once. */
async function take(step, isAlone) {
  const startedAtMs = performance.now();
  const title = `\n── ${step.name}\n`;
  let said = title;
  if (isAlone) process.stdout.write(title);
  const exitCode = await runProgram(step, isAlone ? undefined : (text) => { said += text; });
  if (!isAlone) process.stdout.write(said);
  return { ...step.count(exitCode), name: step.name, seconds: Math.round((performance.now() - startedAtMs) / 1000) };
}

const results = [];
for (const steps of lines) results.push(...await Promise.all(steps.map((step) => take(step, steps.length === 1))));

process.stdout.write('\n');
for (const each of results) {
  const ranNothing = each.passed + each.failed === 0;
  if (ranNothing) each.failed = 1;
  process.stdout.write(`${each.name.padEnd(26)}${String(each.passed).padStart(6)} passed${String(each.failed).padStart(5)} failed${String(each.seconds).padStart(6)} s${ranNothing ? '   (ran nothing)' : ''}\n`);
}
const total = (key) => results.reduce((sum, each) => sum + each[key], 0);
process.exitCode = total('failed') > 0 ? 1 : 0;
// Counted from the start of this program: the installation is a part of it.
process.stdout.write(`\n${Math.round(performance.now() / 1000)} s in all\n${total('passed')} passed, ${total('failed')} failed\n`);
