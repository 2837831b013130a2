/** Finds the Chromium that the browser tests drive, and installs the system's where that is allowed. */
import { findProgram, installSystemPackages } from '../server/setup/system-packages.mjs';
import { Stop } from '../server/setup/stop.mjs';

const names = ['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The browser named by CHROMIUM, else the first of the usual ones, else undefined. */
export function findChromium() {
  const chosen = process.env.CHROMIUM;
  return chosen ? findProgram(chosen) : findProgram(...names);
}

/** Path of a Chromium; installs the distribution's package as root, or stops with what to install. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const sentence = 'The browser tests need Chromium: run  sudo apt-get install -y chromium  (or set CHROMIUM to one) and try again.';
  if (process.env.CHROMIUM) throw new Stop(`CHROMIUM is set to ${process.env.CHROMIUM}, which cannot be run.`);
  if (await installSystemPackages(['chromium'], sentence)) {
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Stop(sentence);
}

/** How it is started, here and in every test: nothing from the network, and as root without the sandbox. */
export const chromiumFlags = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
