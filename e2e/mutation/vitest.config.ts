/** The tests that a mutant has to get past: those of the rooms themselves and of the report that stands on them. */
import { defineConfig } from 'vitest/config';
import { rooms } from './rooms.mjs';

export default defineConfig({
  test: { environment: 'node', include: [...rooms, 'report'].map((room) => `shared/${room}/**/*.test.ts`) },
});
