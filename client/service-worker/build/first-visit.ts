/** Says at every build what a first visit loads: the page, its worker and all that the worker fetches, in brotli. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { apps, filesOf, ofEveryApp } from './files-of.ts';

/** Promised in kB of 1,000 bytes, without fonts and questionnaires. */
const promisedBytes = 60_000;

export function firstVisit(outDir: string): Plugin {
  return {
    name: 'hailong:first-visit',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: async function (_options, bundle) {
        for (const app of apps) {
          const bytes = await firstVisitBytes(app, outDir, bundle);
          const line = `${app}: first visit ${bytes} bytes in brotli without fonts, at most ${promisedBytes}`;
          if (bytes > promisedBytes) this.warn(line);
          else this.environment.logger.info(line);
        }
      },
    },
  };
}

async function firstVisitBytes(app: string, outDir: string, bundle: Rolldown.OutputBundle): Promise<number> {
  const page = `${app}/index.html`;
  const files = await filesOf(page, bundle, (path) => readFile(join(outDir, path), 'utf8'));
  const own = [page, `${app}/sw.js`, `${app}/manifest.webmanifest`, ...ofEveryApp];
  const loaded = [...files.filter((each) => !each.endsWith('.woff2')), ...own];
  const sizes = await Promise.all(loaded.map((each) => sentBytes(join(outDir, each))));
  return sizes.reduce((sum, each) => sum + each, 0);
}

async function sentBytes(path: string): Promise<number> {
  const compressed = `${path}.br`;
  const sent = [compressed, path].find((each) => existsSync(each));
  return sent === undefined ? 0 : (await stat(sent)).size;
}
