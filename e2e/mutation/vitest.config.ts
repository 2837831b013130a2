/** The tests that a mutant of shared has to get past: those of shared alone, in one plain project. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { environment: 'node', include: ['shared/**/*.test.ts'], passWithNoTests: true },
});
