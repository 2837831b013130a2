/** An app's service worker: its script, and in it the list of exactly the files that the app may load. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { injectManifest } from 'workbox-build';

export async function makeWorker(app: string, folder: string, files: readonly string[]): Promise<void> {
  const scratch = join(folder, '..', `.worker-${app}`);
  await bundleWorker(app, scratch);
  await injectManifest({
    swSrc: join(scratch, 'sw.js'),
    swDest: join(folder, app, 'sw.js'),
    globDirectory: folder,
    globPatterns: [...files],
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
