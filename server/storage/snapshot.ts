/**
 * Counting the responses of a campaign from their answer codes, all as they were at one moment: one
 * read transaction on a connection of its own that cannot write. While it is open the writer's log
 * keeps what came later, and goes back to its size afterwards.
 */
import { campaignLayout } from '#shared/campaign/campaign-layout.ts';
import { sourcedKey, type SourcedCell } from '#shared/tally/sourced-cell.ts';
import { foldResponse } from '#shared/tally/fold.ts';
import { vectorToBytes } from '#shared/tally/vector-bytes.ts';
import { findCampaign } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { listCounted, type ResponseRow } from '../tables/responses/queries.ts';
import { ArrivalSums, type ArrivalSum } from './arrival-sums.ts';
import { connectReader } from './connect.ts';
import { changeOf } from './counting.ts';
import { everything } from './port.ts';

/** Rows in memory at a time. */
const sliceSize = 1000;

/** What a campaign's responses come to; it can be posted from thread to thread. */
export interface CampaignCounts {
  readonly responses: number;
  readonly cells: readonly (Omit<SourcedCell, 'vector'> & { readonly bytes: Uint8Array })[];
  readonly arrivals: readonly ArrivalSum[];
}

export interface Snapshot {
  /** From here on nothing that is committed is seen any more. */
  open(): void;
  count(campaign: string): CampaignCounts;
  close(): void;
}

/** Connects, so that opening takes no time later. */
export function prepareSnapshot(databasePath: string): Snapshot {
  const connection = connectReader(databasePath);
  const firstRead = connection.client.prepare('SELECT count(*) FROM sqlite_schema');
  return {
    open: () => {
      connection.client.exec('BEGIN');
      // SQLite takes the snapshot with the first read, not with BEGIN.
      firstRead.get();
    },
    count: (campaign) => countCampaign(connection, campaign),
    close: () => { connection.client.close(); },
  };
}

/** Whatever is committed while it counts is counted or not: the connection's transaction decides. */
export function countCampaign(connection: Connection, id: string): CampaignCounts {
  const stored = findCampaign(connection, id, everything);
  if (stored === undefined) return { responses: 0, cells: [], arrivals: [] };
  const layout = campaignLayout(stored.campaign);
  const [cells, sums] = [new Map<string, SourcedCell>(), new ArrivalSums()];
  let responses = 0;
  for (const row of countedRows(connection, id)) {
    const change = changeOf(row, row, 1);
    const key = sourcedKey(change);
    const cell = cells.get(key) ?? { position: change.position, source: change.source, vector: new Float64Array(layout.length) };
    cells.set(key, cell);
    foldResponse(layout, change.answerCodes, { vector: cell.vector, times: 1 });
    sums.add(change);
    responses += 1;
  }
  return { responses, cells: [...cells.values()].map(({ vector, ...cell }) => ({ ...cell, bytes: vectorToBytes(vector) })), arrivals: sums.list() };
}

function* countedRows(connection: Connection, campaign: string): Generator<ResponseRow> {
  let after = 0;
  for (;;) {
    const slice = listCounted(connection, campaign, { after, limit: sliceSize });
    yield* slice;
    if (slice.length < sliceSize) return;
    after = slice.at(-1)?.position ?? after;
  }
}
