import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../count.mjs';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'hailong-count-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (content: object): string => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};

describe('unit tests', () => {
  const counts = { numPassedTests: 5, numFailedTests: 2, numPendingTests: 0, numTodoTests: 0, testResults: [] };

  it('are counted one by one', () => {
    expect(countVitest(report(counts), 1)).toEqual({ passed: 5, failed: 2 });
  });

  it('that were left out have not passed', () => {
    expect(countVitest(report({ ...counts, numPendingTests: 1 }), 0)).toEqual({ passed: 5, failed: 3 });
  });

  it('in a file that does not load count as a failure', () => {
    expect(countVitest(report({ ...counts, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] }), 1)).toEqual({ passed: 5, failed: 1 });
  });

  it('whose program fell over count as a failure, and without a report as nothing passed', () => {
    expect(countVitest(report({ ...counts, numFailedTests: 0 }), 1)).toEqual({ passed: 5, failed: 1 });
    expect(countVitest(join(folder, 'none.json'), 127)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('journeys', () => {
  it('that passed at a second try, or not at all, have failed', () => {
    expect(countPlaywright(report({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 1 } }), 1)).toEqual({ passed: 7, failed: 3 });
  });
});
