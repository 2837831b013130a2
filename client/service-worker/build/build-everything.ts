/**
 * The whole build in its order: the desk's pages, then each offline app by itself with its worker,
 * then the compressed copies, then the server. Says what a first visit to each app loads.
 */
import type { Rolldown, ViteBuilder } from 'vite';
import { appFiles } from './app-files.ts';
import { compressAll } from './compress-all.ts';
import { firstVisitOf, type FirstVisit } from './first-visit.ts';
import { makeWorker } from './make-worker.ts';

/** The apps that work offline; each is an environment of this name. */
const offlineApps = ['field', 'kiosk'] as const;

export async function buildEverything(builder: ViteBuilder, folder: string): Promise<void> {
  await buildOne(builder, 'client');
  const apps = [];
  for (const app of offlineApps) {
    const built = await buildOne(builder, app);
    const files = appFiles(app, built);
    await makeWorker(app, folder, files);
    apps.push({ app, folder, files, built });
  }
  await compressAll(folder);
  await buildOne(builder, 'ssr');
  for (const each of apps) report(builder, each.app, await firstVisitOf(each));
}

async function buildOne(builder: ViteBuilder, name: string): Promise<Rolldown.RolldownOutput> {
  const environment = builder.environments[name];
  if (environment === undefined) throw new Error(`There is no environment ${name}.`);
  const built = await builder.build(environment);
  if (Array.isArray(built) || !('output' in built)) throw new Error(`${name} was not built once.`);
  return built;
}

function report(builder: ViteBuilder, app: string, { firstScreenBytes, wholeBytes }: FirstVisit): void {
  builder.config.logger.info(`${app}: ${firstScreenBytes} bytes in brotli until the first screen can be used, ${wholeBytes} with all that is fetched behind it (no fonts)`);
}
