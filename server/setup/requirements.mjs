/** What must be on the machine before anything is installed. */
import { existsSync, readFileSync } from 'node:fs';
import { findProgram, installSystemPackages } from './system-packages.mjs';
import { sqliteBinary } from './places.mjs';
import { Stop } from './stop.mjs';

const oldestNode = [20, 19];
/** From this major version on, SQLite's driver comes compiled. */
const firstNodeWithPrebuilt = 22;

/** Stops when Node is too old. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (!isEnough) throw new Stop(`Hài Lòng needs Node ${oldestNode.join('.')} or newer; this is Node ${version}.`);
}

/** Sees to a compiler where SQLite's driver has to be compiled. */
export async function ensureCompiler() {
  const missing = [['python3'], ['make'], ['g++', 'c++']].filter((names) => findProgram(...names) === undefined);
  const canDoWithout = process.platform !== 'linux' || Number(process.versions.node.split('.')[0]) >= firstNodeWithPrebuilt;
  if (existsSync(sqliteBinary) || missing.length === 0 || canDoWithout) return;
  const sentence = 'SQLite has to be compiled once and needs a compiler: run  sudo apt-get install -y python3 make g++  and start again.';
  if (!(await installSystemPackages(['python3', 'make', 'g++'], sentence))) throw new Stop(sentence);
}

/** Node's headers of the system, when they are of this very Node: then none need be fetched to compile. */
export function headersOfSystem(folder = '/usr') {
  if (process.env.npm_config_nodedir !== undefined) return {};
  const file = `${folder}/include/node/node_version.h`;
  if (!existsSync(file)) return {};
  const modules = /#define\s+NODE_MODULE_VERSION\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1];
  return modules === process.versions.modules ? { npm_config_nodedir: folder } : {};
}
