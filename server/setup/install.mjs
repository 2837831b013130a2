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

/** What a compiled package depends on: this Node's ABI, the processor, the system. */
const machine = `${process.versions.modules} ${process.arch} ${process.platform}`;

/** What an installation depends on: the machine and the lock file. */
function stamp() {
  return `${machine} ${createHash('sha256').update(readFileSync(lockFile)).digest('hex')}\n`;
}

const readIfThere = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

/** Whether a finished installation of this lock file by this Node is there. */
export function isInstalled() {
  return readIfThere(stampFile) === stamp();
}

/** Makes it so. Installs only what differs from the lock file; loads SQLite to see that it runs. */
export async function install() {
  if (isInstalled()) return;
  const installed = readIfThere(installedLockFile);
  const isOfOtherMachine = readIfThere(stampFile)?.startsWith(`${machine} `) === false;
  if (isOfOtherMachine || installed === undefined) await installAfresh();
  else if (!agreesWithLock(readIfThere(lockFile), installed)) await installChanges();
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

const failure = 'The packages could not be installed; the lines above are npm\'s.';

async function installAfresh() {
  await ensureCompiler();
  const title = 'Installing packages (the first time compiles SQLite, two to four minutes)';
  await runStep({ title, ...npmCommand('ci', '--no-audit', '--no-fund'), env: headersOfSystem(), failure });
}

/** Leaves alone what is right already, above all the compiled SQLite. */
async function installChanges() {
  await ensureCompiler();
  const title = 'Installing the packages that changed';
  await runStep({ title, ...npmCommand('install', '--no-save', '--no-audit', '--no-fund'), env: headersOfSystem(), failure });
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
