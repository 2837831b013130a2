import { describe, expect, it } from 'vitest';
import { indexMethod } from '../index-methods/registry.ts';
import { builtInQuestionnaire } from '../questionnaire/built-in/registry.ts';
import { demonstrationCampaigns, demonstrationFiles } from '../fixtures/sao-mai/campaigns.ts';
import { readCampaignFile } from './read-campaign-file.ts';
import { readStoredCampaign } from './read-stored-campaign.ts';
import { writeCampaignFile } from './write-campaign-file.ts';

const known = { questionnaire: builtInQuestionnaire, method: indexMethod };
const read = (value: unknown) => readCampaignFile(value, known);
const paths = (value: unknown): string[] => {
  const result = read(value);
  return 'issues' in result ? result.issues.map((each) => `${each.path}: ${each.code}`) : [];
};

const band = { id: 'b1', title: { vi: 'Tốt' }, from: 90, fromIncluded: true, to: 100, toIncluded: true };
const smallest = {
  formatVersion: 1, id: 'nho', name: { vi: 'Nhỏ' }, territory: { vi: 'xã' }, year: 2026, opensOn: '2026-11-01', closesOn: '2026-11-30',
  questionnaire: 'sipas-4group-provincial', method: { id: 'four-group-provincial' },
  unitGroups: [{ id: 'g', name: { vi: 'Nhóm' } }],
  units: [{ id: 'u', name: { vi: 'Đơn vị' }, unitGroup: 'g', target: 7 }, { id: 'v', name: { vi: 'Đơn vị hai' }, unitGroup: 'g' }],
};
const transition = { from: '2025-07-01', before: ['x'], after: ['u'], base: 'not_comparable' };
const place = { id: 'p', name: { vi: 'Ấp' }, unit: 'v', target: 31 };

describe('a campaign file', () => {
  it('is filled with defaults: field, face to face, persons, routing on, a unit is its own place', () => {
    const result = read(smallest);
    expect(result).toMatchObject({ campaign: {
      isDemonstration: false, channels: ['field'], modes: ['face_to_face'], respondentKinds: ['person'], routing: 'on',
      method: { id: 'four-group-provincial', version: 2, parameters: { aggregation: 'pooled_answers' } },
      places: [{ id: 'u', unit: 'u', stratum: '', cluster: '', weight: 1, target: 7 }, { id: 'v', unit: 'v', target: 0 }],
      unitGroups: [{ bands: [] }],
    }, accounts: [] });
  });

  it('says what an id, a day and a list may be', () => {
    const units = Array.from({ length: 20_001 }, (_, index) => ({ id: `u${index}`, name: { vi: 'x' }, unitGroup: 'g' }));
    const result = read({ ...smallest, id: 'a b', opensOn: '1/11/2026', units });
    expect('issues' in result && result.issues).toEqual([
      { code: 'value.bad_format', path: 'id', values: { example: 'so-noi-vu' } },
      { code: 'value.bad_format', path: 'opensOn', values: { example: '2026-11-01' } },
      { code: 'value.too_long', path: 'units', values: { maximum: 20_000 } },
    ]);
  });

  it('lets a unit without a target want what its places want', () => {
    const result = read({ ...smallest, places: [place, { ...place, id: 'q' }] });
    expect('campaign' in result && result.campaign.units.map((each) => each.target)).toEqual([7, 62]);
  });

  it('gives an enumerator without places every place of their units, and others none', () => {
    const result = read({ ...smallest, accounts: [
      { login: 'a', role: 'enumerator', units: ['v'] }, { login: 'b', role: 'enumerator', places: ['u'] }, { login: 'c', role: 'viewer' },
    ] });
    expect('accounts' in result && result.accounts.map((each) => [each.units, each.places, each.password]))
      .toEqual([[['v'], ['v'], null], ['all', ['u'], null], ['all', [], null]]);
  });

  it('puts codes and names into NFC', () => {
    const result = read({ ...smallest, units: [{ id: 'e\u0302', name: { vi: 'e\u0302' }, unitGroup: 'g' }] });
    expect('campaign' in result && result.campaign.units[0]).toMatchObject({ id: 'ê', name: { vi: 'ê' } });
  });

  it('may bring its own questionnaire and choose parameters', () => {
    const result = read({ ...smallest, questionnaire: builtInQuestionnaire('sipas-4group-provincial'), method: { id: 'four-group-provincial', parameters: { decimals: 1, groupWeights: { G1: 2 } } } });
    expect(result).toMatchObject({ campaign: { questionnaire: { id: 'sipas-4group-provincial' }, method: { parameters: { decimals: 1, groupWeights: { G1: 2 }, aggregation: 'pooled_answers' } } } });
  });

  it.each([
    ['no object', 7, ': value.wrong_type'],
    ['a missing unit list', { ...smallest, units: undefined }, 'units: value.missing'],
    ['an unknown key', { ...smallest, colour: 'red' }, 'colour: value.unknown_key'],
    ['a target below zero', { ...smallest, units: [{ ...smallest.units[0], target: -1 }] }, 'units[0].target: value.too_small'],
    ['an unknown questionnaire', { ...smallest, questionnaire: 'none' }, 'questionnaire: reference.unknown'],
    ['a questionnaire that is none', { ...smallest, questionnaire: {} }, 'questionnaire.id: value.missing'],
    ['an unknown method', { ...smallest, method: { id: 'none' } }, 'method.id: reference.unknown'],
    ['a method of another tree', { ...smallest, method: { id: 'national-2022' } }, 'method.id: method.tree_mismatch'],
    ['levels that no criterion has', { ...smallest, method: { id: 'plain', parameters: { satisfiedLevels: [4, 9] } } }, 'method.parameters.satisfiedLevels[1]: reference.unknown'],
    ['a weight for a group that is not there', { ...smallest, method: { id: 'plain', parameters: { groupWeights: { 'I.A': 1 } } } }, 'method.parameters.groupWeights["I.A"]: reference.unknown'],
    ['a unit twice', { ...smallest, units: [smallest.units[0], smallest.units[0]] }, 'units[1].id: reference.duplicate'],
    ['a unit in a group that is not there', { ...smallest, units: [{ ...smallest.units[0], unitGroup: 'x' }] }, 'units[0].unitGroup: reference.unknown'],
    ['a place twice', { ...smallest, places: [place, place] }, 'places[1].id: reference.duplicate'],
    ['a place of a unit that is not there', { ...smallest, places: [{ ...place, unit: 'x' }] }, 'places[0].unit: reference.unknown'],
    ['a place that weighs nothing', { ...smallest, places: [{ ...place, weight: 0 }] }, 'places[0].weight: value.too_small'],
    ['a day that does not exist', { ...smallest, closesOn: '2026-02-31' }, 'closesOn: value.bad_format'],
    ['an end before the beginning', { ...smallest, closesOn: '2026-10-31' }, 'closesOn: value.too_small'],
    ['a login twice, in other letters', { ...smallest, accounts: [{ login: 'An', role: 'admin' }, { login: 'an', role: 'viewer' }] }, 'accounts[1].login: reference.duplicate'],
    ['an account for a place that is not there', { ...smallest, accounts: [{ login: 'an', role: 'enumerator', places: ['x'] }] }, 'accounts[0].places[0]: reference.unknown'],
    ['a short password', { ...smallest, accounts: [{ login: 'an', role: 'admin', password: 'abc' }] }, 'accounts[0].password: value.too_short'],
    ['bands with a gap', { ...smallest, unitGroups: [{ ...smallest.unitGroups[0], bands: [band, { ...band, id: 'b2', from: 50, to: 80 }] }] }, 'unitGroups[0].bands[1]: bands.gap'],
    ['bands that overlap', { ...smallest, unitGroups: [{ ...smallest.unitGroups[0], bands: [band, { ...band, id: 'b2', from: 50, to: 90 }] }] }, 'unitGroups[0].bands[1]: bands.overlap'],
    ['a band upside down', { ...smallest, unitGroups: [{ ...smallest.unitGroups[0], bands: [{ ...band, from: 95, to: 90 }] }] }, 'unitGroups[0].bands[0].to: value.too_small'],
    ['a stratum that no place stands in', { ...smallest, places: [{ ...place, stratum: 'a' }], strata: [{ id: 'b', clustersPopulation: 9 }] }, 'strata[0].id: reference.unknown'],
    ['fewer clusters in a stratum than were drawn', { ...smallest, places: [{ ...place, cluster: '1' }, { ...place, id: 'q', cluster: '2' }], strata: [{ id: '', clustersPopulation: 1 }] }, 'strata[0].clustersPopulation: value.too_small'],
    ['a region with a unit that is not there', { ...smallest, regions: [{ id: 'r', name: { vi: 'Vùng' }, units: ['u', 'x'] }] }, 'regions[0].units[1]: reference.unknown'],
    ['a region twice', { ...smallest, regions: [{ id: 'r', name: { vi: 'Vùng' }, units: ['u'] }, { id: 'r', name: { vi: 'Vùng' }, units: ['v'] }] }, 'regions[1].id: reference.duplicate'],
    ['a past figure of a unit that is not there', { ...smallest, history: [{ unit: 'x', year: 2025, index: 90 }] }, 'history[0].unit: reference.unknown'],
    ['a past figure of its own year', { ...smallest, history: [{ unit: 'u', year: 2026, index: 90 }] }, 'history[0].year: value.too_large'],
    ['a past figure twice', { ...smallest, history: [{ unit: 'overall', year: 2025, index: 90 }, { unit: 'overall', year: 2025, index: 91 }] }, 'history[1]: reference.duplicate'],
    ['a past figure above a hundred percent', { ...smallest, history: [{ unit: 'u', year: 2025, index: 100.5 }] }, 'history[0].index: value.too_large'],
    ['a unit that becomes itself', { ...smallest, transitions: [{ ...transition, before: ['x', 'u'] }] }, 'transitions[0].after[0]: reference.self'],
    ['a unit that becomes one that is not there', { ...smallest, transitions: [{ ...transition, after: ['y'] }] }, 'transitions[0].after[0]: reference.unknown'],
    ['a weight for no predecessor', { ...smallest, transitions: [{ ...transition, weights: { z: 2 } }] }, 'transitions[0].weights.z: reference.unknown'],
    ['a transition on a day that does not exist', { ...smallest, transitions: [{ ...transition, from: '2025-02-30' }] }, 'transitions[0].from: value.bad_format'],
    ['itself as its year before', { ...smallest, previousCampaign: 'nho' }, 'previousCampaign: reference.self'],
    ['wanted levels twice', { ...smallest, method: { id: 'plain', parameters: { wantedLevels: [3, 3] } } }, 'method.parameters.wantedLevels[1]: reference.duplicate'],
    ['a minimum sample below zero', { ...smallest, method: { id: 'plain', parameters: { minimumSample: -1 } } }, 'method.parameters.minimumSample: value.too_small'],
  ])('with %s is refused with the path', (_name, value, expected) => {
    expect(paths(value)).toContain(expected);
  });

  it('reports all its mistakes at once', () => {
    const found = paths({ ...smallest, closesOn: '2026-10-01', method: { id: 'none' }, units: [{ ...smallest.units[0], unitGroup: 'x' }] });
    expect(found).toEqual(['closesOn: value.too_small', 'units[0].unitGroup: reference.unknown', 'method.id: reference.unknown']);
  });
});

/** With everything that figures are compared with, and two places of one stratum. */
const compared = {
  ...smallest, previousCampaign: 'nho-2025',
  places: [{ ...place, stratum: 'a', cluster: '1' }, { ...place, id: 'q', unit: 'u', stratum: 'a', cluster: '2' }],
  strata: [{ id: 'a', clustersPopulation: 40 }],
  regions: [{ id: 'r', name: { vi: 'Vùng' }, units: ['u', 'v'] }],
  history: [{ unit: 'overall', year: 2025, index: 91.25 }, { unit: 'g', year: 2025, index: 90, se: 0.5 }, { unit: 'x', year: 2024, index: 80, se: null }],
  transitions: [{ ...transition, base: 'reconstructed', weights: { x: 2 } }, { ...transition, before: ['y'], after: ['v'] }],
  method: { id: 'four-group-provincial', parameters: { wantedLevels: [4], minimumSample: 50 } },
};

describe('what a campaign is compared with', () => {
  it('is read with units of the past that a transition names', () => {
    expect(read(compared)).toMatchObject({ campaign: {
      previousCampaign: 'nho-2025', strata: compared.strata, regions: compared.regions,
      history: [{ unit: 'overall', year: 2025, index: 91.25, se: null }, { se: 0.5 }, { unit: 'x', se: null }],
      transitions: compared.transitions, method: { version: 2, parameters: { wantedLevels: [4], minimumSample: 50 } },
    } });
  });

  it('is empty where a file says nothing of it', () => {
    expect(read(smallest)).toMatchObject({ campaign: { previousCampaign: null, strata: [], regions: [], history: [], transitions: [] } });
  });
});

describe('a campaign that was stored before comparisons existed', () => {
  const current = read(compared);
  if ('issues' in current) throw new Error('It has none.');
  const { questionnaire, ...definition } = current.campaign;

  it('is read without them and with the method’s own parameters, under the version that was stored', () => {
    const { previousCampaign: _p, strata: _s, regions: _r, history: _h, transitions: _t, method, ...old } = definition;
    const { wantedLevels: _w, minimumSample: _m, ...parameters } = method.parameters;
    const again = readStoredCampaign({ ...old, method: { id: 'national-2022', version: 1, parameters } }, questionnaire);
    expect(again).toMatchObject({ previousCampaign: null, strata: [], regions: [], history: [], transitions: [] });
    expect(again.method).toEqual({ id: 'national-2022', version: 1, parameters: { ...parameters, wantedLevels: [2, 3], minimumSample: 30 } });
  });

  it('is read as it is where it has them all', () => {
    expect(readStoredCampaign(definition, questionnaire)).toEqual(current.campaign);
  });
});

describe('a campaign that is written', () => {
  it('is read back as it was, without passwords', () => {
    for (const { campaign, accounts } of demonstrationCampaigns()) {
      const file = writeCampaignFile(campaign, accounts);
      const again = readCampaignFile(JSON.parse(JSON.stringify(file)), { questionnaire: () => undefined, method: indexMethod });
      expect(again).toEqual({ campaign, accounts: accounts.map((each) => ({ ...each, password: null })) });
      expect(JSON.stringify(file)).not.toContain('hai-long-demo');
    }
  });

  it('is written the same twice', () => {
    for (const value of [...demonstrationFiles, compared]) {
      const first = read(value);
      if ('issues' in first) throw new Error('The demonstration is well.');
      const file = writeCampaignFile(first.campaign, first.accounts);
      const second = read(file);
      if ('issues' in second) throw new Error('What is written can be read.');
      expect(writeCampaignFile(second.campaign, second.accounts)).toEqual(file);
    }
  });
});
