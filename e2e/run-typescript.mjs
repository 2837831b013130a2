/** `node e2e/run-typescript.mjs FILE …`: prepares what is missing, then runs a program of e2e that is written in TypeScript. */
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from '../server/setup/prepare.mjs';
import { orStop } from '../server/setup/stop.mjs';

await orStop(prepare);
register('./typescript-hooks.mjs', import.meta.url);
const program = resolve(process.argv[2] ?? '');
process.argv.splice(1, 2, program);
await import(pathToFileURL(program).href);
