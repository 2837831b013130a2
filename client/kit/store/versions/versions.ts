/** Every store version, oldest first: the number of entries is the version. A device goes through all it has missed. */
import { toVersion1 } from './version-1.ts';

export const versions: readonly ((database: IDBDatabase, transaction: IDBTransaction) => void)[] = [toVersion1];
