/**
 * Three builds from one file: the pages of the client into `dist/client`, with a service worker
 * for each app that works offline and a brotli and a gzip copy of every file that shrinks; the
 * server into `dist/server`; and the tests.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { browserCheck } from './client/service-worker/build/browser-check.ts';
import { compressed } from './client/service-worker/build/compressed.ts';
import { firstVisit } from './client/service-worker/build/first-visit.ts';
import { workers } from './client/service-worker/build/workers.ts';
import packageJson from './package.json' with { type: 'json' };

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Names and files, without those that do not exist. */
const present = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, path]) => [name, at(path)] as const).filter(([, path]) => existsSync(path)));

const client: ViteUserConfig = {
  root: at('./client'),
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  plugins: [browserCheck(), workers(at('./dist/client')), compressed(at('./dist/client')), firstVisit(at('./dist/client'))],
  build: {
    outDir: at('./dist/client'),
    emptyOutDir: true,
    target: 'chrome109',
    cssTarget: 'chrome109',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: present({
        landing: './client/index.html',
        field: './client/field/index.html',
        kiosk: './client/kiosk/index.html',
        admin: './client/admin/index.html',
      }),
    },
  },
};

const server: ViteUserConfig = {
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  build: {
    ssr: true,
    outDir: at('./dist/server'),
    emptyOutDir: true,
    target: 'node20',
    copyPublicDir: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: present({
        main: './server/main.ts',
        cli: './server/cli.ts',
        'exports/export-worker': './server/exports/export-worker.ts',
      }),
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
};

const tests: ViteUserConfig = {
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  test: {
    projects: [
      { test: { name: 'shared-and-server', root: '.', environment: 'node', include: ['shared/**/*.test.ts', 'server/**/*.test.ts', 'e2e/tidy/**/*.test.ts'] } },
      { test: { name: 'client', root: '.', environment: 'happy-dom', include: ['client/**/*.test.{ts,tsx}'] } },
    ],
  },
};

export default defineConfig(({ isSsrBuild }) => {
  if (process.env['VITEST'] !== undefined) return tests;
  return isSsrBuild === true ? server : client;
});
