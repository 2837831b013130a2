/**
 * What a campaign file must get right about what its figures are compared with: regions, figures of
 * past years, units that became others, the campaign of the year before. Units of the past need not
 * exist any more, but then a transition says what became of them.
 */
import { overallId } from '../index-methods/composites.ts';
import { issue, type Issue } from '../kernel/issue.ts';
import { jsonPath } from '../kernel/json-path.ts';
import { isDay } from '../question-types/date/date.ts';
import type { CampaignFile } from './campaign-file.ts';
import { duplicateIssues, idsOf, unknownIssues } from './list-issues.ts';

/** Issues of regions, history, transitions and the previous campaign of `file`. */
export function comparisonIssues(file: CampaignFile): Issue[] {
  const units = idsOf(file.units);
  return [
    ...(file.previousCampaign === file.id ? [issue('reference.self', 'previousCampaign', { id: file.id })] : []),
    ...regionIssues(file.regions ?? [], units),
    ...historyIssues(file, units),
    ...(file.transitions ?? []).flatMap((each, index) => transitionIssues(each, units, `transitions[${index}]`)),
  ];
}

function regionIssues(regions: NonNullable<CampaignFile['regions']>, units: ReadonlySet<string>): Issue[] {
  return [
    ...duplicateIssues(regions.map((each) => each.id), (index) => `regions[${index}].id`),
    ...regions.flatMap((region, at) => {
      const pathOf = (index: number): string => `regions[${at}].units[${index}]`;
      return [...unknownIssues(region.units, units, pathOf), ...duplicateIssues(region.units, pathOf)];
    }),
  ];
}

function historyIssues(file: CampaignFile, units: ReadonlySet<string>): Issue[] {
  const history = file.history ?? [];
  const gone = (file.transitions ?? []).flatMap((each) => each.before);
  const known = new Set([overallId, ...units, ...gone, ...idsOf(file.unitGroups)]);
  const seen = new Set<string>();
  return [
    ...unknownIssues(history.map((each) => each.unit), known, (index) => `history[${index}].unit`),
    ...history.flatMap(({ unit, year }, index): Issue[] => {
      if (year >= file.year) return [issue('value.too_large', `history[${index}].year`, { maximum: file.year - 1 })];
      const key = JSON.stringify([unit, year]);
      if (seen.has(key)) return [issue('reference.duplicate', `history[${index}]`, { id: `${unit} ${year}` })];
      seen.add(key);
      return [];
    }),
  ];
}

type Transition = NonNullable<CampaignFile['transitions']>[number];

function transitionIssues({ from, before, after, weights = {} }: Transition, units: ReadonlySet<string>, path: string): Issue[] {
  const old = new Set(before);
  return [
    ...(isDay(from) ? [] : [issue('value.bad_format', `${path}.from`, { value: from, example: '2025-07-01' })]),
    ...duplicateIssues(before, (index) => `${path}.before[${index}]`),
    ...duplicateIssues(after, (index) => `${path}.after[${index}]`),
    ...unknownIssues(after, units, (index) => `${path}.after[${index}]`),
    // A unit that keeps its id did not become another one.
    ...after.flatMap((id, index): Issue[] => (old.has(id) ? [issue('reference.self', `${path}.after[${index}]`, { id })] : [])),
    ...Object.keys(weights).flatMap((id): Issue[] => (old.has(id) ? [] : [issue('reference.unknown', `${path}.${jsonPath(['weights', id])}`, { id })])),
  ];
}
