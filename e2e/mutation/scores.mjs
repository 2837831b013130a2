/** The table at the end of a mutation run, and every mutant that no test noticed. */

import { relative } from 'node:path';

/** Noticed: a test failed, or the program no longer ended. Mutants that do not run at all prove nothing and are left out. */
const noticed = new Set(['Killed', 'Timeout']);
const unnoticed = new Set(['Survived', 'NoCoverage']);

/** Prints what `mutants` came to, by room; true when all of them together reach the bar, in percent. */
export function printScores(mutants, rooms, bar) {
  const valid = mutants.filter((each) => noticed.has(each.status) || unnoticed.has(each.status));
  for (const each of valid.filter((mutant) => unnoticed.has(mutant.status))) {
    const { line, column } = each.location.start;
    console.log(`${each.status.padEnd(10)} ${relative('.', each.fileName)}:${line}:${column}  ${each.mutatorName} → ${oneLine(each.replacement)}`);
  }
  console.log('');
  for (const room of rooms) printLine(room, valid.filter((each) => each.fileName.includes(`shared/${room}/`)));
  printLine('all', valid);
  return valid.length > 0 && scoreOf(valid) >= bar;
}

function printLine(name, mutants) {
  if (mutants.length === 0) return;
  const found = mutants.filter((each) => noticed.has(each.status)).length;
  console.log(`${name.padEnd(16)}${String(found).padStart(6)} of ${String(mutants.length).padStart(5)} noticed${String(Math.floor(scoreOf(mutants) * 10) / 10).padStart(8)} %`);
}

function scoreOf(mutants) {
  return (100 * mutants.filter((each) => noticed.has(each.status)).length) / mutants.length;
}

function oneLine(text = '') {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
