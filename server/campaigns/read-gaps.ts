/** What the devices of a campaign finished and never brought, in the units that the reader may see. */
import type { GapsReply } from '#shared/wire/gaps.ts';
import type { Reader } from '../auth/reader.ts';
import type { DeviceGaps, Storage } from '../storage/port.ts';
import { visibleCampaign } from './visible.ts';

export async function readGaps(
  storage: Pick<Storage, 'campaign' | 'gapsOf' | 'accounts'>, { id, reader, nowMs }: { readonly id: string; readonly reader: Reader; readonly nowMs: number },
): Promise<GapsReply> {
  const { campaign } = await visibleCampaign(storage, id, reader);
  const logins = new Map((await storage.accounts()).map((account) => [account.id, account.login]));
  const devices = await storage.gapsOf(campaign.id, reader.scope);
  return { campaign: campaign.id, devices: devices.map((each) => toItem(each, logins.get(each.account) ?? '')), asOfMs: nowMs };
}

function toItem({ device: id, account: _account, report, missing, doubled, broken, ...numbers }: DeviceGaps, login: string): GapsReply['devices'][number] {
  return {
    ...numbers, id, login, missing: missing.map((each) => ({ ...each })), doubled: [...doubled], broken: [...broken],
    waiting: report?.waiting ?? 0, lastSeenAtMs: report?.atMs ?? null, appVersion: report?.appVersion ?? null, health: report?.health ?? null,
  };
}
