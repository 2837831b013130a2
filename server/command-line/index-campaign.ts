/**
 * What a file of responses and the files beside it imply as a campaign, so that the command computes
 * by the very same path as the server.
 */
import type { Campaign } from '#shared/campaign/model.ts';
import type { IndexMethod, MethodParameters } from '#shared/index-methods/contract.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { IndexFiles } from './index-files/index-files.ts';

/** Id of the group of units that the file puts into none. */
export const noUnitGroup = '';

export interface Definitions {
  readonly questionnaire: Questionnaire;
  readonly method: IndexMethod;
  readonly parameters: MethodParameters;
}

/** The campaign of `units` (unit → unit group), all in the order in which they first appear. */
export function impliedCampaign(
  { questionnaire, method, parameters }: Definitions, units: ReadonlyMap<string, string>,
  { files, year }: { readonly files: IndexFiles; readonly year: number },
): Campaign {
  const name = (id: string) => ({ vi: id });
  const planned = new Map(files.coverage.map((each) => [each.unit, each.planned]));
  return {
    id: 'responses', name: name('responses'), territory: name(''), year, opensOn: '', closesOn: '', isDemonstration: false,
    channels: ['paper'], modes: ['paper'], respondentKinds: ['person'], routing: 'off',
    method: { id: method.id, version: method.version, parameters },
    questionnaire, places: [], strata: [], regions: [], history: files.previous ?? [], transitions: [], previousCampaign: null,
    unitGroups: [...new Set(units.values())].map((id) => ({ id, name: name(id), bands: files.bands.unitGroups.get(id) ?? files.bands.default })),
    units: [...units].map(([id, unitGroup]) => ({ id, name: name(id), unitGroup, target: planned.get(id) ?? 0 })),
  };
}
