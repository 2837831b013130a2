/** Every file that an offline app may ever load, from what its own build wrote and what all of them share. */
import type { Rolldown } from 'vite';

/** What each app loads beside what was built for it. */
export const ofEveryApp = ['browser-check.js', 'icons/mark.svg'];

/** Paths below the folder of the client. Every app is built by itself, so that it holds nothing that only the desk needs. */
export function appFiles(app: string, built: Rolldown.RolldownOutput): string[] {
  return [...built.output.map((each) => each.fileName), `${app}/manifest.webmanifest`, ...ofEveryApp];
}
