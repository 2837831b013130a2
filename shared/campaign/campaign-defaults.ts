/**
 * Fills in what a campaign file leaves out: an interviewer asks people face to face, routing is on,
 * a unit without places is its own place, a unit without a target wants what its places want.
 */
import type { Questionnaire } from '../questionnaire/model.ts';
import type { CampaignFile } from './campaign-file.ts';
import type { CampaignAccount } from './campaign-account.ts';
import type { Campaign, Place, Unit, UnitGroup } from './model.ts';

/** The campaign that a file without issues describes. */
export function campaignFrom(
  file: CampaignFile, questionnaire: Questionnaire, method: Campaign['method'],
): Campaign {
  const places = placesFrom(file);
  const wanted = targetsOfUnits(places);
  return {
    id: file.id,
    name: file.name,
    territory: file.territory,
    year: file.year,
    opensOn: file.opensOn,
    closesOn: file.closesOn,
    isDemonstration: file.isDemonstration ?? false,
    channels: file.channels ?? ['field'],
    modes: file.modes ?? ['face_to_face'],
    respondentKinds: file.respondentKinds ?? ['person'],
    routing: file.routing ?? 'on',
    method,
    questionnaire,
    unitGroups: file.unitGroups.map(({ id, name, bands }): UnitGroup => ({ id, name, bands: bands ?? [] })),
    units: file.units.map(({ id, name, unitGroup, target }): Unit => ({
      id, name, unitGroup, target: target ?? wanted.get(id) ?? 0,
    })),
    places,
    previousCampaign: file.previousCampaign ?? null,
    strata: file.strata ?? [],
    regions: file.regions ?? [],
    history: (file.history ?? []).map((each) => ({ ...each, se: each.se ?? null })),
    transitions: (file.transitions ?? []).map(({ weights, ...each }) => (weights === undefined ? each : { ...each, weights })),
  };
}

/** The accounts of the file. An enumerator without places is given every place of their units. */
export function accountsFrom(file: CampaignFile): CampaignAccount[] {
  const places = placesFrom(file);
  return (file.accounts ?? []).map((account): CampaignAccount => {
    const { login, role, password = null } = account;
    const units = account.units ?? 'all';
    const ofUnits = places.filter((each) => units === 'all' || units.includes(each.unit)).map((each) => each.id);
    return { login, role, password, units, places: role === 'enumerator' ? account.places ?? ofUnits : [] };
  });
}

function placesFrom(file: CampaignFile): Place[] {
  const given = file.places ?? [];
  if (given.length === 0) {
    return file.units.map(({ id, name, target }) => (
      { id, name, unit: id, stratum: '', cluster: '', weight: 1, target: target ?? 0 }));
  }
  return given.map(({ id, name, unit, stratum = '', cluster = '', weight = 1, target = 0 }) => (
    { id, name, unit, stratum, cluster, weight, target }));
}

/** What the places of each unit want together. */
function targetsOfUnits(places: readonly Place[]): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  for (const { unit, target } of places) wanted.set(unit, (wanted.get(unit) ?? 0) + target);
  return wanted;
}
