/**
 * One process of a simulation: runs the seeds FROM … FROM+COUNT−1 and prints what they came to as one
 * line of JSON. The globals that would bring chance or time in are taken away before any product code
 * is loaded; a planted bug comes in by the loader.
 */
import { register } from 'node:module';
import { standInForGlobals } from './stand-in-globals.mjs';

register('../planted/typescript-hooks.mjs', import.meta.url);
standInForGlobals();
const { runSeeds } = await import('./run-seeds.ts');
const [from, count, trace] = process.argv.slice(2);
const result = await runSeeds({ from: Number(from), count: Number(count), isTraced: trace === 'trace' });
process.stdout.write(`${JSON.stringify(result)}\n`);
