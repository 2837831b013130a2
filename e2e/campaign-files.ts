/** Campaign files for the journeys and the bench: invented units of the invented province. */
import type { CampaignFile } from '../shared/campaign/campaign-file.ts';

export const enumeratorLogin = 'dieutra-thu';
export const enumeratorPassword = 'mat-khau-cua-thu';

/** Units per group, as in a provincial decision. */
const provincialGroups = [['so', 'Sở, ban, ngành', 19], ['huyen', 'Huyện, thị xã', 11], ['xa', 'Xã', 6], ['donvi', 'Đơn vị khác', 4]] as const;

export interface CampaignChoice {
  readonly id: string;
  readonly questionnaire: string;
  readonly method: string;
  /** Id, name and number of units of each unit group. */
  readonly groups?: readonly (readonly [id: string, name: string, units: number])[];
  readonly target?: number;
}

/** A campaign that is open for fieldwork this year, with one place a unit and one enumerator for all of them. */
export function campaignFile(choice: CampaignChoice): CampaignFile {
  const groups = choice.groups ?? provincialGroups;
  const units = groups.flatMap(([group, name, count]) =>
    Array.from({ length: count }, (_, index) => ({ id: `${group}-${index + 1}`, name: { vi: `${name} ${index + 1}` }, unitGroup: group, target: choice.target ?? 400 })));
  return {
    formatVersion: 1,
    id: choice.id,
    name: { vi: 'Đợt thử', en: 'Trial' },
    territory: { vi: 'tỉnh Sao Mai' },
    year: 2026,
    opensOn: '2026-01-01',
    closesOn: '2100-12-31',
    channels: ['field', 'kiosk', 'paper'],
    modes: ['face_to_face', 'self'],
    routing: 'off',
    questionnaire: choice.questionnaire,
    method: { id: choice.method },
    unitGroups: groups.map(([id, name]) => ({ id, name: { vi: name }, bands: [] })),
    units,
    places: units.map((unit) => ({ id: `cho-${unit.id}`, name: { vi: `Địa bàn ${unit.name.vi}` }, unit: unit.id, target: unit.target })),
    accounts: [{ login: enumeratorLogin, role: 'enumerator', password: enumeratorPassword }],
  };
}
