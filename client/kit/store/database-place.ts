/**
 * Where the databases of an app lie. The first has the app's name. Later ones take the place of a
 * damaged one: in a storage bucket of their own where the browser has such, because all databases of
 * a page otherwise share the files that are damaged.
 */
import type { DatabasePlace } from './database.ts';
import type { AppName } from './rows.ts';

interface Buckets {
  open(name: string, options: { readonly persisted: boolean; readonly durability: 'strict' }): Promise<{ readonly indexedDB: IDBFactory }>;
}

export async function placeOf(app: AppName, number: number): Promise<DatabasePlace> {
  if (number === 1) return { name: `hailong-${app}`, factory: indexedDB };
  const name = `hailong-${app}-${number}`;
  return { name, factory: await bucketOf(name) ?? indexedDB };
}

async function bucketOf(name: string): Promise<IDBFactory | undefined> {
  try {
    const buckets = hasBuckets(navigator) ? navigator.storageBuckets : undefined;
    return (await buckets?.open(name, { persisted: true, durability: 'strict' }))?.indexedDB;
  } catch {
    return undefined;
  }
}

function hasBuckets(value: object): value is { readonly storageBuckets: Buckets } {
  return 'storageBuckets' in value;
}
