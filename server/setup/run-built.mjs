/** Runs a built program of ours in this very process: arguments, signals and exit code are its own. */
import { pathToFileURL } from 'node:url';
import { inRepository } from './places.mjs';

export async function runBuilt(name) {
  const program = inRepository('dist', 'server', name);
  process.argv[1] = program;
  await import(pathToFileURL(program).href);
}
