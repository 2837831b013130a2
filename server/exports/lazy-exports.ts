/** Exports that load their formats with the first one asked for: the start does not wait for them. */
import type { createExports, Exports } from './exports.ts';

export function createLazyExports(options: Parameters<typeof createExports>[0]): Exports {
  let loaded: Promise<Exports> | undefined;
  return {
    start: async (request) => {
      loaded ??= import('./exports.ts').then((module) => module.createExports(options));
      return (await loaded).start(request);
    },
    close: () => { void loaded?.then((exports) => { exports.close(); }); },
  };
}
