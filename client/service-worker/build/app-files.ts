/** Every file that an offline app needs without a network, from what its own build wrote and what all of them share. */
import type { Rolldown } from 'vite';

/** What each app loads beside what was built for it. */
export const ofEveryApp = ['browser-check.js', 'icons/mark.svg'];

/** Words for what a server refused: asked for only when one has just answered, so that no phone needs to keep them. */
const isForOnlineOnly = /\/shared\/languages\/\w+\/problems\.ts$/;

/** The worker of the journal: without it on the device there is no second copy of what is finished offline. */
const journalWorker = /^assets\/journal-worker-/;

/** Paths below the folder of the client. Every app is built by itself, so that it holds nothing that only the desk needs. */
export function appFiles(app: string, built: Rolldown.RolldownOutput): string[] {
  const own = built.output.filter((each) => each.type === 'asset' || !isForOnlineOnly.test(each.facadeModuleId ?? ''));
  if (!own.some((each) => journalWorker.test(each.fileName))) throw new Error(`${app} was built without the worker of its journal.`);
  return [...own.map((each) => each.fileName), `${app}/manifest.webmanifest`, ...ofEveryApp];
}
