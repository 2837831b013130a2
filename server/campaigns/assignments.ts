/** What a device works on: its open campaigns, each with the places it was sent to. */
import { Problem } from '#shared/kernel/problem.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { sealingText, type AssignedCampaign, type AssignmentsReply, type CampaignSealing } from '#shared/wire/assignments.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import type { DeviceSession } from '../auth/devices.ts';
import type { Reader } from '../auth/reader.ts';
import { placeKey } from '../ingest/sender.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { everything, type Notary, type Storage, type StoredCampaign } from '../storage/port.ts';
import { wireText } from './wire-text.ts';

export interface AssignmentParts {
  readonly storage: Storage;
  readonly keys: Pick<KeyStore, 'keysOf'>;
  /** The server's key, which devices pinned. */
  readonly notary: Notary;
}

/** A revoked device reads nothing. */
export async function readAssignments(parts: AssignmentParts, { sender, login }: DeviceSession): Promise<AssignmentsReply> {
  const { storage } = parts;
  if (sender.isRevoked) throw new Problem('device.revoked');
  const open = (await storage.campaigns(everything))
    .filter((each) => each.status === 'open' && each.campaign.channels.includes(sender.kind))
    // What began last is what today's work is about.
    .sort((left, right) => Date.parse(right.campaign.opensOn) - Date.parse(left.campaign.opensOn));
  const campaigns: AssignedCampaign[] = [];
  for (const stored of open) {
    const assigned = await assignedCampaign(storage, stored, sender.places);
    if (assigned.places.length > 0) campaigns.push({ ...assigned, sealing: sealingFor(parts, stored.campaign.id) });
  }
  return { protocolVersion, login, campaigns };
}

/** A questionnaire that the session has to do with: any of its campaigns for the desk, an assigned one for a device. */
export async function readQuestionnaire(parts: AssignmentParts, hash: string, session: Reader | DeviceSession): Promise<Questionnaire> {
  const { storage } = parts;
  const hashes = 'sender' in session
    ? (await readAssignments(parts, session)).campaigns.map((each) => each.questionnaire.hash)
    : (await storage.campaigns(session.scope)).map((each) => each.questionnaireHash);
  const questionnaire = hashes.includes(hash) ? await storage.questionnaire(hash) : undefined;
  if (questionnaire === undefined) throw new Problem('questionnaire.unknown');
  return questionnaire;
}

/** To whom the campaign's responses are sealed, signed for devices. */
function sealingFor({ keys, notary }: AssignmentParts, campaign: string): CampaignSealing {
  const { working, recovery } = keys.keysOf(campaign);
  return { working, recovery, signature: notary.sign(sealingText(campaign, working, recovery)) };
}

async function assignedCampaign(
  storage: Storage, { campaign, questionnaireHash }: StoredCampaign, assigned: ReadonlySet<string>,
): Promise<AssignedCampaign> {
  const { id, name, territory, isDemonstration, opensOn, closesOn, routing, questionnaire } = campaign;
  const places = campaign.places.filter((place) => assigned.has(placeKey(id, place.id)));
  const counts = places.length === 0 ? [] : (await storage.progress(id, everything)).places;
  const received = new Map(counts.map((each) => [each.place, each.responses]));
  const unitNames = new Map(campaign.units.map((unit) => [unit.id, unit.name]));
  return {
    id, name: wireText(name), territory: wireText(territory), isDemonstration, opensOn, closesOn, routing,
    channels: [...campaign.channels], modes: [...campaign.modes], respondentKinds: [...campaign.respondentKinds],
    questionnaire: { id: questionnaire.id, version: questionnaire.version, hash: questionnaireHash },
    places: places.map((place) => ({
      id: place.id, name: wireText(place.name), unit: place.unit, unitName: wireText(unitNames.get(place.unit) ?? { vi: place.unit }),
      stratum: place.stratum, cluster: place.cluster, weight: place.weight, target: place.target, received: received.get(place.id) ?? 0,
    })),
  };
}
