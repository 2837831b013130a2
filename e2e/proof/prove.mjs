/**
 * `npm run prove`: runs the full versions of every part and writes docs/proof.md. `npm run prove --
 * simulation planted` runs these parts and keeps the last figures of the others, each with its date.
 * Nothing on the page is written by hand: it is made from docs/proof.json, which the runs make.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { inRepository } from '../../server/setup/places.mjs';
import { prepare } from '../../server/setup/prepare.mjs';
import { orStop } from '../../server/setup/stop.mjs';
import { ensureChromium } from '../chromium.mjs';
import { runProgram } from '../count.mjs';
import { parts } from './parts.mjs';
import { proofPage } from './proof-page.mjs';

const factsFile = inRepository('docs', 'proof.json');
const names = process.argv.slice(2);
const unknown = names.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: ${parts.map((part) => part.name).join(', ')}.`);
  process.exit(2);
}

await orStop(prepare);
const proof = existsSync(factsFile) ? JSON.parse(readFileSync(factsFile, 'utf8')) : {};
let hasFailed = false;
for (const part of parts.filter(({ name }) => names.length === 0 || names.includes(name))) {
  console.log(`\n── ${part.name}: ${part.says}`);
  const done = await runPart(part);
  hasFailed ||= !done.isGood;
  proof[part.name] = done;
  writeFileSync(factsFile, `${JSON.stringify(proof, null, 1)}\n`);
  writeFileSync(inRepository('docs', 'proof.md'), proofPage(parts, proof));
}
console.log('\ndocs/proof.md is written.');
process.exitCode = hasFailed ? 1 : 0;

async function runPart({ run }) {
  const folder = mkdtempSync(join(tmpdir(), 'hailong-proof-'));
  const startedAtMs = Date.now();
  let isGood = true;
  try {
    for (const { args: [program, ...args], needsBrowser } of run) {
      const env = { PROVE: 'full', PROOF_FOLDER: folder, ...(needsBrowser ? { CHROMIUM: await ensureChromium() } : {}) };
      const path = existsSync(inRepository(program)) ? inRepository(program) : program;
      isGood = await runProgram({ args: [path, ...args], env }) === 0 && isGood;
    }
    return { isGood, ...collected(folder), ...circumstances(startedAtMs) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the suites have written, in an order that does not hang on chance. */
function collected(folder) {
  const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const figures = files.filter((file) => file !== 'planted-table.json').flatMap(read);
  const table = files.includes('planted-table.json') ? { table: read('planted-table.json') } : {};
  return { figures: figures.sort((left, right) => `${left.promise} ${left.what}`.localeCompare(`${right.promise} ${right.what}`, 'en')), ...table };
}

function circumstances(startedAtMs) {
  return {
    date: new Date(startedAtMs).toISOString().slice(0, 10),
    seconds: Math.round((Date.now() - startedAtMs) / 1000),
    commit: commit(),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() || process.arch}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`,
  };
}

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: inRepository(), encoding: 'utf8' }).trim();
  } catch {
    return 'no checkout';
  }
}
