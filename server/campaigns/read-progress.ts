/** How far a campaign is, against its plan, in the units that the reader may see. */
import { vietnamDay } from '#shared/kernel/instant.ts';
import type { ProgressReply } from '#shared/wire/campaigns.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Reader } from '../auth/reader.ts';
import type { Device, ProgressCounts, Storage } from '../storage/port.ts';
import { visibleCampaign } from './visible.ts';

const mostDays = 14;
const dayMs = 86_400_000;

export async function readProgress(
  storage: Storage, { id, reader, nowMs }: { readonly id: string; readonly reader: Reader; readonly nowMs: number },
): Promise<ProgressReply> {
  const { campaign } = await visibleCampaign(storage, id, reader);
  const counts = await storage.progress(campaign.id, reader.scope);
  const devices = await storage.devices(campaign.id, reader.scope);
  const logins = new Map((await storage.accounts()).map((account) => [account.id, account.login]));
  const target = campaign.units.reduce((sum, unit) => sum + unit.target, 0);
  return {
    campaign: campaign.id, responses: counts.responses, target, held: counts.held,
    plannedToday: plannedBy(campaign, target, vietnamDay(nowMs)),
    days: counts.days.slice(-mostDays).map((each) => ({ ...each })),
    channels: counts.channels.map((each) => ({ ...each })),
    units: unitsOf(campaign, counts),
    places: placesOf(campaign, counts),
    devices: devices.map((device) => deviceItem(device, logins.get(device.account) ?? '', counts)),
    asOfMs: nowMs,
  };
}

/** Up to the end of `today` by a straight line over the field days, first and last included. */
export function plannedBy({ opensOn, closesOn }: Pick<Campaign, 'opensOn' | 'closesOn'>, target: number, today: string): number {
  const days = dayNumber(closesOn) - dayNumber(opensOn) + 1;
  const passed = Math.min(days, Math.max(0, dayNumber(today) - dayNumber(opensOn) + 1));
  return days <= 0 ? target : Math.floor((target * passed) / days);
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

function unitsOf(campaign: Campaign, counts: ProgressCounts): ProgressReply['units'] {
  const byUnit = new Map(counts.units.map((each) => [each.unit, each]));
  return campaign.units.map(({ id, target }) => {
    const { responses = 0, held = 0, lastReceivedAtMs = null } = byUnit.get(id) ?? {};
    return { id, target, responses, held, lastReceivedAtMs };
  });
}

function placesOf(campaign: Campaign, counts: ProgressCounts): ProgressReply['places'] {
  const byPlace = new Map(counts.places.map((each) => [each.place, each.responses]));
  return campaign.places.map(({ id, unit, target }) => ({ id, unit, target, responses: byPlace.get(id) ?? 0 }));
}

function deviceItem(device: Device, login: string, counts: ProgressCounts): ProgressReply['devices'][number] {
  const { id, kind, lastSeenAtMs, waiting, isRevoked } = device;
  const responses = counts.devices.find((each) => each.device === id)?.responses ?? 0;
  return { id, login, kind, lastSeenAtMs, waiting, responses, isRevoked };
}
