/** The table at the end of a mutation run, and every mutant that no test noticed. */

import { relative } from 'node:path';

/** Noticed: a test failed, or the program no longer ended. Mutants that do not run at all prove nothing and are left out. */
const noticed = new Set(['Killed', 'Timeout']);
const unnoticed = new Set(['Survived', 'NoCoverage']);

/** Prints the mutants that no test noticed. */
export function printUnnoticed(mutants) {
  for (const { status, fileName, location: { start }, mutatorName, replacement } of mutants.filter((each) => unnoticed.has(each.status))) {
    console.log(`${status.padEnd(10)} ${relative('.', fileName)}:${start.line}:${start.column}  ${mutatorName} → ${oneLine(replacement)}`);
  }
}

/** Prints what mutants came to, by room; true when all of them together reach the bar, in percent. */
export function printScores(byRoom, bar) {
  console.log('');
  const valid = ([room, mutants]) => [room, mutants.filter((each) => noticed.has(each.status) || unnoticed.has(each.status))];
  const counted = [...byRoom].map(valid);
  const all = counted.flatMap(([, mutants]) => mutants);
  for (const [room, mutants] of [...counted, ['all', all]]) printLine(room, mutants);
  return all.length > 0 && scoreOf(all) >= bar;
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
