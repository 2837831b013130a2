/**
 * What a campaign file must get right beyond its shape: ids are unique, references lead somewhere,
 * dates exist and follow each other, bands leave no gap. Every issue names its JSON path.
 */
import { issue, type Issue } from '../kernel/issue.ts';
import { isDay } from '../question-types/date/date.ts';
import { bandIssues } from '../ranking/classify.ts';
import type { CampaignFile } from './campaign-file.ts';
import { comparisonIssues } from './comparison-issues.ts';
import { duplicateIssues, idsOf, unknownIssues } from './list-issues.ts';
import { sampleIssues } from './sample-issues.ts';

/** Issues of everything in `file` but its questionnaire and its method. */
export function campaignReferenceIssues(file: CampaignFile): Issue[] {
  const places = file.places ?? [];
  const accounts = file.accounts ?? [];
  const groups = idsOf(file.unitGroups);
  const units = idsOf(file.units);
  const assignable = placeIds(file);
  return [
    ...dateIssues(file),
    ...duplicateIssues(file.unitGroups.map((each) => each.id), (index) => `unitGroups[${index}].id`),
    ...file.unitGroups.flatMap(bandsOfGroupIssues),
    ...duplicateIssues(file.units.map((each) => each.id), (index) => `units[${index}].id`),
    ...unknownIssues(file.units.map((each) => each.unitGroup), groups, (index) => `units[${index}].unitGroup`),
    ...duplicateIssues(places.map((each) => each.id), (index) => `places[${index}].id`),
    ...unknownIssues(places.map((each) => each.unit), units, (index) => `places[${index}].unit`),
    ...sampleIssues(file),
    ...comparisonIssues(file),
    ...duplicateIssues(accounts.map((each) => each.login.toLowerCase()), (index) => `accounts[${index}].login`),
    ...accounts.flatMap((account, at) => [
      ...unknownIssues(account.units ?? [], units, (index) => `accounts[${at}].units[${index}]`),
      ...unknownIssues(account.places ?? [], assignable, (index) => `accounts[${at}].places[${index}]`),
    ]),
  ];
}

function dateIssues({ opensOn, closesOn }: CampaignFile): Issue[] {
  const days = { opensOn, closesOn };
  const missing = Object.entries(days).flatMap(([key, day]) => (isDay(day) ? [] : [issue('value.bad_format', key, { value: day, example: '2026-11-01' })]));
  if (missing.length > 0 || opensOn <= closesOn) return missing;
  return [issue('value.too_small', 'closesOn', { minimum: opensOn })];
}

function bandsOfGroupIssues(group: CampaignFile['unitGroups'][number], at: number): Issue[] {
  const bands = group.bands ?? [];
  const path = `unitGroups[${at}].bands`;
  const upsideDown = bands.flatMap((band, index) =>
    (band.to < band.from ? [issue('value.too_small', `${path}[${index}].to`, { minimum: band.from })] : []));
  return [
    ...duplicateIssues(bands.map((band) => band.id), (index) => `${path}[${index}].id`),
    ...(upsideDown.length > 0 ? upsideDown : bandIssues(bands, path)),
  ];
}

/** Where no place is given, every unit is its own place. */
function placeIds(file: CampaignFile): ReadonlySet<string> {
  const places = file.places ?? [];
  return idsOf(places.length > 0 ? places : file.units);
}
