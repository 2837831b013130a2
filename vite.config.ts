/**
 * One build of everything: the desk's pages, each offline app by itself, and the server; and the
 * tests. Field and kiosk are environments of their own, so that their first visit holds nothing that
 * another app needs.
 */
import { fileURLToPath } from 'node:url';
import type { BuildEnvironmentOptions } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { browserCheck } from './client/service-worker/build/browser-check.ts';
import { buildEverything } from './client/service-worker/build/build-everything.ts';
import packageJson from './package.json' with { type: 'json' };

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const define = { __APP_VERSION__: JSON.stringify(packageJson.version) };
const clientFolder = at('./dist/client');

/** Pages for Chromium from 109 on; the first build empties the folder and copies what is served as it is. */
const pages = (input: Record<string, string>, isFirst: boolean): BuildEnvironmentOptions => ({
  outDir: clientFolder,
  emptyOutDir: isFirst,
  copyPublicDir: isFirst,
  target: 'chrome109',
  cssTarget: 'chrome109',
  assetsInlineLimit: 0,
  reportCompressedSize: false,
  rolldownOptions: { input },
});

/** Styles in one file: they are small, and a part that comes later then needs no code to wait for its own. */
const offlineApp = (input: Record<string, string>): BuildEnvironmentOptions => ({ ...pages(input, false), cssCodeSplit: false });

const server: BuildEnvironmentOptions = {
  ssr: true,
  outDir: at('./dist/server'),
  emptyOutDir: true,
  copyPublicDir: false,
  target: 'node20',
  reportCompressedSize: false,
  rolldownOptions: {
    input: {
      main: at('./server/main.ts'),
      cli: at('./server/cli.ts'),
      'exports/export-worker': at('./server/exports/export-worker.ts'),
      'ingest/open-worker': at('./server/ingest/open-worker.ts'),
      'storage/rebuild-worker': at('./server/storage/rebuild-worker.ts'),
      'campaigns/report-worker': at('./server/campaigns/report-worker.ts'),
      'backup/backup-worker': at('./server/backup/backup-worker.ts'),
    },
    output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
  },
};

const product: ViteUserConfig = {
  root: at('./client'),
  define,
  /** Of libraries that bring one, the build for browsers that are not old: 2.4 kB less in brotli. */
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs', 'workbox-window': 'workbox-window/build/workbox-window.prod.mjs' } },
  plugins: [browserCheck()],
  build: { modulePreload: { polyfill: false, resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : []) } },
  environments: {
    client: { build: pages({ landing: at('./client/index.html'), admin: at('./client/admin/index.html') }, true) },
    field: { consumer: 'client', build: offlineApp({ field: at('./client/field/index.html') }) },
    kiosk: { consumer: 'client', build: offlineApp({ kiosk: at('./client/kiosk/index.html') }) },
    /** Built in, a command starts without looking for a hundred small files of theirs. */
    ssr: { resolve: { noExternal: ['zod', 'csv-parse'] }, build: server },
  },
  builder: { buildApp: (builder) => buildEverything(builder, clientFolder) },
};

/**
 * Files that leave nothing behind in their process share one: what they import is then read once. A
 * page and checks on the repository itself begin anew with every file.
 */
const tests: ViteUserConfig = {
  define,
  test: {
    // A worker a core: the process that hands the work out has little to do itself.
    maxWorkers: '100%',
    // A machine that does something else at the same time is no failure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'shared-and-server', root: '.', environment: 'node', isolate: false, include: ['shared/**/*.test.ts', 'server/**/*.test.ts'] } },
      { extends: true, test: { name: 'repository', root: '.', environment: 'node', include: ['e2e/**/*.test.ts'] } },
      { extends: true, test: { name: 'client', root: '.', environment: 'happy-dom', include: ['client/**/*.test.{ts,tsx}'] } },
    ],
  },
};

export default defineConfig(process.env['VITEST'] === undefined ? product : tests);
