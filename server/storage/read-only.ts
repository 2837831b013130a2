/**
 * What a worker thread may read, on a connection of its own that cannot write: exports run beside
 * ingest without holding it up. Each call is one short read; between pages the writer's log can be
 * checkpointed.
 */
import type { Scope } from '#shared/campaign/model.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import { findCampaign } from '../tables/campaigns/queries.ts';
import { listResponses } from '../tables/responses/queries.ts';
import { listTallyCells } from '../tables/tally-cells/queries.ts';
import { countOffset } from '#shared/tally/layout.ts';
import { connectReader } from './connect.ts';
import type { ProgressCounts, StoredCampaign, StoredResponse } from './port.ts';
import { readProgress } from './progress.ts';

export interface ReadOnlyStorage {
  campaign(id: string, scope: Scope): StoredCampaign | undefined;
  responsesAfter(campaign: string, scope: Scope, page: { readonly after: number; readonly limit: number }): StoredResponse[];
  readTallies(campaign: string, scope: Scope): TallyCell[];
  progress(campaign: string, scope: Scope): ProgressCounts;
  close(): void;
}

/** The database must exist and have this program's version: the server that starts the worker saw to that. */
export function openReadOnly(databasePath: string): ReadOnlyStorage {
  const connection = connectReader(databasePath);
  return {
    campaign: (id, scope) => findCampaign(connection, id, scope),
    responsesAfter: (campaign, scope, page) => listResponses(connection, { campaign, scope, ...page }),
    readTallies: (campaign, scope) => listTallyCells(connection, campaign, scope)
      .filter((cell) => (cell.vector[countOffset] ?? 0) > 0)
      .map(({ position, vector }) => ({ position, vector })),
    progress: (campaign, scope) => readProgress(connection, campaign, scope),
    close: () => { connection.client.close(); },
  };
}
