/** Installs the packages that the lock file names, when they are not there already. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRepository, repository } from './places.mjs';
import { ensureCompiler, headersOfSystem } from './requirements.mjs';
import { npmCommand, runStep } from './run-step.mjs';
import { Stop } from './stop.mjs';

const stampFile = inRepository('node_modules', '.hailong-installed');
const lockFile = inRepository('package-lock.json');
const installedLockFile = inRepository('node_modules', '.package-lock.json');

/** What an installation depends on: the lock file, this Node's ABI, the processor, the system. */
function stamp() {
  const lockHash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${lockHash} ${process.versions.modules} ${process.arch} ${process.platform}\n`;
}

const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** Whether a finished installation of this lock file by this Node is there. */
export function isInstalled() {
  return readIfThere(stampFile) === stamp();
}

/** Makes it so. Installs only what differs from the lock file; loads SQLite to see that it runs. */
export async function install() {
  if (isInstalled()) return;
  const stamped = readIfThere(stampFile);
  const isForeign = stamped !== undefined && stamped !== stamp();
  if (isForeign || !agreesWithLock(readIfThere(lockFile), readIfThere(installedLockFile))) await installPackages();
  if (!sqliteLoads()) await compileSqlite();
  if (!sqliteLoads()) throw new Stop('SQLite was compiled but does not load: remove node_modules and start again.');
  writeFileSync(stampFile, stamp());
}

/** Whether what npm says is installed is what the lock file asks for. */
export function agreesWithLock(lockText, installedText) {
  if (lockText === undefined || installedText === undefined) return false;
  const wanted = JSON.parse(lockText).packages;
  const there = JSON.parse(installedText).packages;
  const isThere = Object.entries(wanted).every(([path, each]) =>
    path === '' || there[path]?.version === each.version || (there[path] === undefined && (each.optional === true || each.devOptional === true || each.peer === true)));
  return isThere && Object.keys(there).every((path) => wanted[path] !== undefined);
}

async function installPackages() {
  await ensureCompiler();
  await runStep({
    title: 'Installing packages (the first time compiles SQLite, two to four minutes)',
    ...npmCommand('ci', '--no-audit', '--no-fund'),
    env: headersOfSystem(),
    failure: 'The packages could not be installed; the lines above are npm\'s.',
  });
}

async function compileSqlite() {
  await ensureCompiler();
  await runStep({
    title: 'Compiling SQLite for this Node (about two minutes)',
    ...npmCommand('rebuild', 'better-sqlite3'),
    env: headersOfSystem(),
    failure: 'SQLite could not be compiled; the lines above are the compiler\'s.',
  });
}

/** Tried in a process of its own: a binary of another Node may crash instead of failing. */
function sqliteLoads() {
  const program = "const D = require('better-sqlite3'); new D(':memory:').prepare('select 1').get();";
  return spawnSync(process.execPath, ['-e', program], { cwd: repository, stdio: 'ignore' }).status === 0;
}
