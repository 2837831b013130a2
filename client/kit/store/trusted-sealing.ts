/**
 * To whom the responses of a campaign are sealed. Keys are believed when the server that the device
 * was enrolled with has signed them for that campaign. Once a campaign is sealed it stays so: where an
 * assignment comes without keys, or with keys that nobody signed, the ones known before hold.
 */
import type { AssignedCampaign, CampaignSealing } from '#shared/wire/assignments.ts';
import { isSealingOf } from '#shared/wire/check-sealing.ts';
import type { Database } from './database.ts';
import { resilient } from './resilient.ts';
import type { SealingKeysRow } from './sealed-rows.ts';

export interface TrustedAssignments {
  readonly campaigns: readonly AssignedCampaign[];
  /** Keys to be kept. */
  readonly keys: readonly SealingKeysRow[];
  /** Campaigns that came with keys which are not the server's, or without any from a server that has them, and with none known before: not taken over. */
  readonly distrusted: readonly string[];
}

export async function trustAssignments(
  database: Database, serverKey: string, campaigns: readonly AssignedCampaign[],
): Promise<TrustedAssignments> {
  const [known, devices] = await resilient(database, () => database.transaction('r', database.sealingKeys, database.device, () =>
    Promise.all([database.sealingKeys.toArray(), database.device.toArray()])));
  // That keys are absent is signed by nobody: a server that once sent some, or has a ledger, seals every campaign.
  const seals = [...known, ...devices.filter((each) => each.ledger !== undefined)].some((each) => each.serverKey === serverKey);
  const judged = await Promise.all(campaigns.map(async (campaign) => {
    const { sealing: given, ...rest } = campaign;
    if (given !== undefined && await isSealingOf(serverKey, campaign.id, given)) return { campaign, keys: { serverKey, campaign: campaign.id, sealing: given } };
    const before = newestOf(known, campaign.id, serverKey)?.sealing;
    if (before !== undefined) return { campaign: { ...rest, sealing: before } };
    return given === undefined && !seals ? { campaign } : { distrusted: campaign.id };
  }));
  return {
    campaigns: judged.flatMap((each) => (each.campaign === undefined ? [] : [each.campaign])),
    keys: judged.flatMap((each) => (each.keys === undefined ? [] : [each.keys])),
    distrusted: judged.flatMap((each) => (each.distrusted === undefined ? [] : [each.distrusted])),
  };
}

/** The keys of a campaign, checked once more; undefined when it was never sealed. Rejects when what is kept was altered. */
export async function sealingOf(known: readonly SealingKeysRow[], campaign: string, serverKey: string): Promise<CampaignSealing | undefined> {
  const row = newestOf(known, campaign, serverKey);
  if (row === undefined) return undefined;
  const content = JSON.stringify(row);
  if (!checked.has(content) && !await isSealingOf(row.serverKey, campaign, row.sealing)) throw new SealingAltered();
  checked.add(content);
  return row.sealing;
}

/** Rows that were found good in this window, word for word: a signature is checked once. */
const checked = new Set<string>();

/** The sealing keys that this device keeps are not those that the server signed. */
export class SealingAltered extends Error {
  override readonly name = 'SealingAltered';
}

/** Those of the server in use; else those of a server before it, which are better than none. */
function newestOf(rows: readonly SealingKeysRow[], campaign: string, serverKey: string): SealingKeysRow | undefined {
  const ofCampaign = rows.filter((each) => each.campaign === campaign);
  return ofCampaign.find((each) => each.serverKey === serverKey) ?? ofCampaign[0];
}
