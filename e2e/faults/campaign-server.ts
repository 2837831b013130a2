/** A server with one open campaign and one enumerator, for the fault tests. */
import { join } from 'node:path';
import { everything } from '../../server/storage/port.ts';
import { openReadOnly } from '../../server/storage/read-only.ts';
import { campaignFile } from '../campaign-files.ts';
import { signIn, type Desk } from '../desk.ts';
import { firstAdminCode } from '../first-admin-code.ts';
import { newDataFolder, startServer, type RunningServer } from '../server.ts';

export const campaign = 'thu-su-co';
export const admin = { login: 'truong-phong', password: 'mat-khau-that-dai' };
export const options = ['--no-demo'];

export async function startWithCampaign(data = newDataFolder()): Promise<{ readonly server: RunningServer; readonly desk: Desk }> {
  const server = await startServer({ data, options });
  const desk = await signIn(server.origin, { ...admin, code: firstAdminCode(server.output()) });
  await desk.importCampaign(campaignFile({ id: campaign, questionnaire: 'sipas-national-2024plus', method: 'national-2023-2026' }));
  await desk.open(campaign);
  return { server, desk };
}

export interface StoredHere {
  /** Bytes of every counted response by its hash. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  /** Id of each, as often as it is counted. */
  readonly ids: readonly string[];
  /** What the tallies say. */
  readonly counted: number;
}

/** Reads the database of a server, running or not. */
export function storedIn(data: string): StoredHere {
  const database = openReadOnly(join(data, 'hailong.db'));
  try {
    const all = database.responsesAfter(campaign, everything, { after: 0, limit: 1_000_000 });
    return {
      bytes: new Map(all.map((each) => [each.envelopeHash, each.bytes])),
      ids: all.map((each) => each.responseId),
      counted: database.readTallies(campaign, everything).reduce((sum, cell) => sum + (cell.vector[0] ?? 0), 0),
    };
  } finally {
    database.close();
  }
}
