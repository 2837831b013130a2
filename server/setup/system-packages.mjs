/** Packages of the operating system: what is there, and installing what is not where we may. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runStep } from './run-step.mjs';

/** Path of the first of `names` that can be run, or undefined. Absolute names are taken as they are. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => (name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name))));
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Installs Debian packages as root or by sudo without a question; false where neither is possible. */
export async function installSystemPackages(packages, failure) {
  const apt = findProgram('apt-get');
  if (apt === undefined) return false;
  const prefix = process.getuid?.() === 0 ? [] : sudo();
  if (prefix === undefined) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const call = (...args) => ({ command: [...prefix, apt][0], args: [...prefix, apt, ...args].slice(1), env, failure });
  await runStep({ title: 'Reading the list of system packages', ...call('update') });
  await runStep({ title: `Installing ${packages.join(', ')}`, ...call('install', '-y', '--no-install-recommends', ...packages) });
  return true;
}

function sudo() {
  const path = findProgram('sudo');
  if (path === undefined) return undefined;
  return spawnSync(path, ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? [path, '-n'] : undefined;
}
