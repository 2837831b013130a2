/** The build as a step of the tests: the same as before a start, and nothing when nothing changed. */
import { prepare } from '../server/setup/prepare.mjs';
import { orStop } from '../server/setup/stop.mjs';

await orStop(prepare);
