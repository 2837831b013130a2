/**
 * What a first visit to an app loads, in brotli and without fonts: what the first screen needs, and
 * the whole with all that the worker fetches behind it.
 */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rolldown } from 'vite';
import { ofEveryApp } from './app-files.ts';

export interface FirstVisit {
  readonly firstScreenBytes: number;
  readonly wholeBytes: number;
}

/** `files` are all that the worker fetches. */
export async function firstVisitOf(
  { app, folder, files, built }: { app: string; folder: string; files: readonly string[]; built: Rolldown.RolldownOutput },
): Promise<FirstVisit> {
  const sum = async (list: readonly string[]): Promise<number> => {
    const sizes = await Promise.all(list.filter((each) => !each.endsWith('.woff2')).map((each) => sentBytes(join(folder, each))));
    return sizes.reduce((total, each) => total + each, 0);
  };
  return {
    firstScreenBytes: await sum([`${app}/index.html`, `${app}/manifest.webmanifest`, ...ofEveryApp, ...firstScripts(built)]),
    wholeBytes: await sum([...files, `${app}/sw.js`]),
  };
}

/** The entry and what it imports before it runs, and the app's styles, which are one file. */
function firstScripts({ output }: Rolldown.RolldownOutput): string[] {
  const chunks = new Map(output.flatMap((each) => (each.type === 'chunk' ? [[each.fileName, each] as const] : [])));
  const found = new Set<string>();
  const visit = (name: string): void => {
    const chunk = chunks.get(name);
    if (chunk === undefined || found.has(name)) return;
    found.add(name);
    chunk.imports.forEach(visit);
  };
  for (const [name, chunk] of chunks) if (chunk.isEntry) visit(name);
  return [...found, ...output.map((each) => each.fileName).filter((each) => each.endsWith('.css'))];
}

async function sentBytes(path: string): Promise<number> {
  return (await stat(existsSync(`${path}.br`) ? `${path}.br` : path)).size;
}
