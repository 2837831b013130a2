/** What a first visit to an app loads: the page, its worker and all that the worker fetches, in brotli. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Promised without fonts and questionnaires, in bytes. */
export const firstVisitMaxBytes = 60_000;

export async function firstVisitBytes(app: string, folder: string, files: readonly string[]): Promise<number> {
  const loaded = [...files.filter((each) => !each.endsWith('.woff2')), `${app}/sw.js`];
  const sizes = await Promise.all(loaded.map((each) => sentBytes(join(folder, each))));
  return sizes.reduce((sum, each) => sum + each, 0);
}

async function sentBytes(path: string): Promise<number> {
  return (await stat(existsSync(`${path}.br`) ? `${path}.br` : path)).size;
}
