/** Everything between a fresh clone and a program that can run. Safe to repeat and to run twice at once. */
import { build, isUpToDate } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { checkNode } from './requirements.mjs';

export async function prepare() {
  checkNode();
  if (isInstalled() && isUpToDate()) return;
  await oneAtATime(async () => {
    await install();
    await build();
  });
}

/** Packages only: what the tests need before they look at types. */
export async function prepareInstallation() {
  checkNode();
  if (!isInstalled()) await oneAtATime(install);
}
