/** `npm run -s hailong -- …`: prepares what is missing (said on stderr alone), then runs the command line. */
import { prepare } from './prepare.mjs';
import { runBuilt } from './run-built.mjs';
import { orStop } from './stop.mjs';

await orStop(prepare);
await runBuilt('cli.js');
