/** `npm start`: prepares what is missing, then serves. Uses nothing that has to be installed first. */
import { prepare } from './prepare.mjs';
import { runBuilt } from './run-built.mjs';
import { orStop } from './stop.mjs';

await orStop(prepare);
await runBuilt('main.js');
