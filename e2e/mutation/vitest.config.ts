/** The tests that a mutant has to get past: those of its room, which `mutation.mjs` names. */
import { defineConfig } from 'vitest/config';
import { testsOf } from './rooms.mjs';

export default defineConfig({
  test: { environment: 'node', runner: 'e2e/mutation/runner.mjs', include: testsOf(process.env['MUTATED_ROOM'] ?? '') },
});
