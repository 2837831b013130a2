/**
 * Store version 1: the tables of the first release with their keys and indices. Never edited once
 * released: a device that holds it may come back after weeks.
 */
import type { StoreVersion } from './store-version.ts';

export const version1: StoreVersion = {
  tables: {
    device: '&key',
    campaigns: '&id',
    questionnaires: '&hash',
    drafts: '&id',
    outbox: '&id, sequence, settledAtMs, isCounted, [status+finishedAtMs]',
  },
};
