/**
 * Puts one planted bug into one source file on its way to the compiler, in a child process of the
 * harness only. The file on disk is never touched, and product code has no switch for it.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../server/setup/places.mjs';
import { bugs } from './bugs.mjs';

/** The bug that this process is to be given, or undefined. */
export function bugToPlant() {
  const name = process.env['HAILONG_PLANT'];
  if (name === undefined) return undefined;
  const bug = bugs.find((each) => each.name === name);
  if (bug === undefined) throw new Error(`No planted bug is called "${name}".`);
  return bug;
}

export function pathOf(bug) {
  return join(repository, bug.file);
}

/** How often the text to be replaced stands in the file: once, or the bug cannot be planted. */
export function occurrences(bug, source = readFileSync(pathOf(bug), 'utf8')) {
  return source.split(bug.text).length - 1;
}

/** The source of the file with the bug in it. */
export function planted(bug) {
  const source = readFileSync(pathOf(bug), 'utf8');
  const found = occurrences(bug, source);
  if (found !== 1) throw new Error(`Planted bug "${bug.name}": its text stands ${found} times in ${bug.file}, not once.`);
  if (bug.text === bug.instead) throw new Error(`Planted bug "${bug.name}" changes nothing.`);
  // Proves to the harness that the file was loaded at all.
  if (process.env['HAILONG_PLANT_MARK'] !== undefined) appendFileSync(process.env['HAILONG_PLANT_MARK'], `${bug.name}\n`);
  return source.split(bug.text).join(bug.instead);
}
