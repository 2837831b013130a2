/**
 * After the pages: one service worker for each app that works offline, with a list of exactly
 * what that app may load. What only the desk needs is in no such list.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { injectManifest } from 'workbox-build';
import { apps, filesOf, ofEveryApp } from './files-of.ts';

export function workers(outDir: string): Plugin {
  return {
    name: 'hailong:workers',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: async (_options, bundle) => {
        for (const app of apps) await makeWorker(app, outDir, bundle);
      },
    },
  };
}

async function makeWorker(app: (typeof apps)[number], outDir: string, bundle: Rolldown.OutputBundle): Promise<void> {
  const page = `${app}/index.html`;
  const files = await filesOf(page, bundle, (path) => readFile(join(outDir, path), 'utf8'));
  if (files.length === 0) return;
  const scratch = join(outDir, '..', `.worker-${app}`);
  await bundleWorker(app, scratch);
  const own = (await readdir(join(outDir, app))).filter((each) => each.endsWith('.webmanifest')).map((each) => `${app}/${each}`);
  await injectManifest({
    swSrc: join(scratch, 'sw.js'),
    swDest: join(outDir, app, 'sw.js'),
    globDirectory: outDir,
    globPatterns: [page, ...own, ...files, ...ofEveryApp],
    dontCacheBustURLsMatching: /^\/?assets\//,
    modifyURLPrefix: { '': '/' },
  });
  await rm(scratch, { recursive: true });
}

async function bundleWorker(app: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome109',
      copyPublicDir: false,
      reportCompressedSize: false,
      lib: { entry: join(import.meta.dirname, '..', `${app}.ts`), formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
    },
  });
}
