/** Every store version, oldest first: the number of entries is the version. A device goes through all it has missed. */
import type { StoreVersion } from './store-version.ts';
import { version1 } from './version-1.ts';
import { version2 } from './version-2.ts';

export const versions: readonly [StoreVersion, ...StoreVersion[]] = [version1, version2];
