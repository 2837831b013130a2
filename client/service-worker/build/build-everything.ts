/**
 * The whole build in its order: the desk's pages, then each offline app by itself with its worker,
 * then the compressed copies, then the server. Says what a first visit to each app loads.
 */
import type { Rolldown, ViteBuilder } from 'vite';
import { appFiles } from './app-files.ts';
import { compressAll } from './compress-all.ts';
import { firstVisitBytes, firstVisitMaxBytes } from './first-visit.ts';
import { makeWorker } from './make-worker.ts';

/** The apps that work offline; each is an environment of this name. */
export const offlineApps = ['field', 'kiosk'] as const;

export async function buildEverything(builder: ViteBuilder, folder: string): Promise<void> {
  await buildOne(builder, 'client');
  const files = new Map<string, readonly string[]>();
  for (const app of offlineApps) {
    files.set(app, appFiles(app, await buildOne(builder, app)));
    await makeWorker(app, folder, files.get(app) ?? []);
  }
  await compressAll(folder);
  await buildOne(builder, 'ssr');
  for (const [app, list] of files) report(builder, app, await firstVisitBytes(app, folder, list));
}

async function buildOne(builder: ViteBuilder, name: string): Promise<Rolldown.RolldownOutput> {
  const environment = builder.environments[name];
  if (environment === undefined) throw new Error(`There is no environment ${name}.`);
  const built = await builder.build(environment);
  if (Array.isArray(built) || !('output' in built)) throw new Error(`${name} was not built once.`);
  return built;
}

function report(builder: ViteBuilder, app: string, bytes: number): void {
  const line = `${app}: first visit ${bytes} bytes in brotli without fonts, at most ${firstVisitMaxBytes}`;
  if (bytes > firstVisitMaxBytes) builder.config.logger.warn(line);
  else builder.config.logger.info(line);
}
