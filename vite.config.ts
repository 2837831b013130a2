import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared-and-server', root: '.', environment: 'node', include: ['shared/**/*.test.ts', 'server/**/*.test.ts', 'e2e/tidy/**/*.test.ts'] } },
      { test: { name: 'client', root: '.', environment: 'happy-dom', include: ['client/**/*.test.{ts,tsx}'] } },
    ],
  },
});
