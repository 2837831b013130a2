/** Runs the test programs and counts what they report. A program that fails without a failed test counts as one failure. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { inRepository, repository } from '../server/setup/places.mjs';

/**
 * Runs a program of an installed package (or our own, by its whole path) and gives its exit code.
 * What it prints goes to the terminal, or piece by piece to `say`.
 */
export function runProgram({ args: [program, ...options], env = {} }, say = undefined) {
  const path = isAbsolute(program) ? program : inRepository('node_modules', program);
  const prints = say === undefined ? 'inherit' : 'pipe';
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path, ...options], { cwd: repository, stdio: ['inherit', prints, prints], env: { ...process.env, ...env } });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', say);
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Tests of vitest's JSON report; suites that could not even be loaded count as failed. */
export function countVitest(file, exitCode) {
  const report = readReport(file);
  const unloaded = (report?.testResults ?? []).filter((each) => each.status === 'failed' && each.assertionResults.length === 0).length;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  return settled({ passed: report?.numPassedTests ?? 0, failed: (report?.numFailedTests ?? 0) + unloaded + skipped }, exitCode);
}

/** Tests of Playwright's JSON report; one that was skipped because another failed has not passed. */
export function countPlaywright(file, exitCode) {
  const stats = readReport(file)?.stats;
  return settled({ passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (stats?.skipped ?? 0) }, exitCode);
}

const settled = (counts, exitCode) => (exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
