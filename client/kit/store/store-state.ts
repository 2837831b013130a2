/**
 * How the store stands: known from an app's first moment, before the store itself has been loaded.
 * Written by `open-store.ts` only.
 */
import { signal } from '@preact/signals';

/**
 * - `blocked`: another window must be closed first;
 * - `replaced`: a newer version was opened elsewhere, this page has to be reloaded;
 * - `newer`: the database was found at opening as a newer version of the app has left it, this version must not write there;
 * - `failed`: the browser does not open or read the database, or has thrown it away meanwhile.
 */
export type StoreState = 'opening' | 'open' | 'blocked' | 'replaced' | 'newer' | 'failed';

export const storeState = signal<StoreState>('opening');
