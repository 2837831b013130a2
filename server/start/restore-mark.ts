/** The file that stands in a data folder while a restored database takes the place of the former one. */
import { join } from 'node:path';

export function restoreMarkPath(folder: string): string {
  return join(folder, 'restore-unfinished');
}
