/** Where things are in the checkout, for everything that runs before anything is installed. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));
export const inRepository = (...parts) => join(repository, ...parts);
export const sqliteBinary = inRepository('node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node');
