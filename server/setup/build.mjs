/** Builds client and server into `dist/` when their sources are not those it was built from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository } from './places.mjs';
import { npmCommand, runStep } from './run-step.mjs';

const stampFile = inRepository('dist', '.built-from');
const sources = ['client', 'server', 'shared', 'vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
const isBuilt = (name) => !/\.(test|contract)\.tsx?$|\.md$/.test(name);

/** SHA-256 over names and contents of everything that is built. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((each) => filesUnder(inRepository(each))).filter(isBuilt)) {
    hash.update(path.slice(inRepository('').length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return `${hash.digest('hex')}\n`;
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (path.endsWith('.ts') || path.endsWith('.json')) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath ?? each.path, each.name))
    .sort();
}

/** Whether `dist/` was built from the sources as they are. */
export function isUpToDate() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();
}

/** Makes it so. A build that was interrupted leaves no stamp and is made again. */
export async function build() {
  if (isUpToDate()) return;
  const from = fingerprint();
  rmSync(stampFile, { force: true });
  await runStep({ title: 'Building', ...npmCommand('run', 'build'), failure: 'The build failed; the lines above say why.' });
  mkdirSync(inRepository('dist'), { recursive: true });
  writeFileSync(stampFile, from);
}
