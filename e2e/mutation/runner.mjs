/**
 * Runs tests as ever, but a test file that no longer loads fails as a test does: a mutant that breaks
 * what a file prepares before its first test has been noticed.
 */
import { test, TestRunner } from 'vitest';

export default class LoadingIsTested extends TestRunner {
  async importFile(path, source) {
    try {
      return await super.importFile(path, source);
    } catch (error) {
      if (source !== 'collect') throw error;
      test('the test file loads', () => { throw error; });
    }
  }
}
