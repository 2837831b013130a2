/**
 * Counts every tally anew where a migration changed how they are kept. It says so by a setting that
 * goes in the same transaction as the new counts come: whoever is killed on the way begins again.
 */
import { vectorFromBytes } from '#shared/tally/vector-bytes.ts';
import { listCampaigns } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { deleteSetting, readSetting } from '../tables/settings/queries.ts';
import { deleteAllTallyCells, type TallyStatements } from '../tables/tally-cells/queries.ts';
import { everything } from './port.ts';
import { countCampaign } from './snapshot.ts';

/** The name that migrations write. */
const mark = 'tallies_to_count';

export function countAfterMigration(connection: Connection, cells: TallyStatements): void {
  if (readSetting(connection, mark) === undefined) return;
  connection.client.transaction(() => {
    deleteAllTallyCells(connection);
    for (const { campaign } of listCampaigns(connection, everything)) {
      for (const { bytes, ...cell } of countCampaign(connection, campaign.id).cells) cells.insert(campaign.id, { ...cell, vector: vectorFromBytes(bytes) });
    }
    deleteSetting(connection, mark);
  }).immediate();
}
