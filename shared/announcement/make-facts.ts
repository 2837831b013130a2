/**
 * The facts that an index table supports, in the order of an announcement: the whole, its unit
 * groups, regions, and the unit in focus. Nothing is stated that the table does not have: without a
 * year before there are no changes, and a figure of another definition is no year before.
 */
import type { IndexTable } from '../change/index-table.ts';
import type { Fact } from './fact.ts';
import { usualFactOptions, type FactOptions } from './fact-options.ts';
import { aboveThresholdFacts } from './facts/above-threshold.ts';
import { atFullFacts } from './facts/at-full.ts';
import { bandsFacts } from './facts/bands.ts';
import { changeCountsFacts } from './facts/change-counts.ts';
import { distanceFacts } from './facts/distance.ts';
import { extremeChangesFacts } from './facts/extreme-changes.ts';
import { firstFacts, lastFacts } from './facts/first-and-last.ts';
import { groupOrderFacts } from './facts/group-order.ts';
import { highestSoFarFacts } from './facts/highest-so-far.ts';
import { keptAboveFacts } from './facts/kept-above.ts';
import { largestMoveFacts } from './facts/largest-move.ts';
import { leaderFacts } from './facts/leader.ts';
import { levelFacts } from './facts/level.ts';
import { lowerMeanHigherBestFacts } from './facts/lower-mean-higher-best.ts';
import { sampleFacts } from './facts/sample.ts';
import { topUnchangedFacts } from './facts/top-unchanged.ts';
import { unitBandFacts } from './facts/unit-band.ts';
import { unitPlaceFacts } from './facts/unit-place.ts';
import type { FactScope, FactSubject } from './subject.ts';
import { viewOf, type TableView } from './view.ts';

/** Options that are left out have their usual values: above 90%, three places, two years running. */
export function makeFacts(table: IndexTable, options: Partial<FactOptions> = {}): Fact[] {
  const view = viewOf(table, { ...usualFactOptions, ...options });
  if (view === null) return [];
  const whole = { kind: 'whole' } as const;
  const groups = table.unitGroups.length < 2 ? [] : table.unitGroups.map((each) => ({ kind: 'unit_group' as const, id: each.id }));
  return [
    ...subjectFacts(view, whole), ...sampleFacts(view), ...groupOrderFacts(view), ...lowerMeanHigherBestFacts(view),
    // Units of different groups are counted together and not ranked with each other.
    ...(groups.length === 0 ? rankingFacts(view, whole) : []), ...countFacts(view, whole),
    ...groups.flatMap((group) => [...groupFacts(view, group), ...rankingFacts(view, group), ...countFacts(view, group)]),
    ...view.options.regions.flatMap(({ id, name }) => rankingFacts(view, { kind: 'region', id, name })),
    ...(view.options.unit === undefined ? [] : unitFacts(view, view.options.unit)),
  ];
}

function subjectFacts(view: TableView, subject: FactSubject): Fact[] {
  return [...levelFacts(view, subject), ...distanceFacts(view, subject), ...highestSoFarFacts(view, subject)];
}

/** A unit group's figure alone is said where the groups are put in order. */
function groupFacts(view: TableView, group: FactSubject): Fact[] {
  return [...levelFacts(view, group).filter((each) => each.changes.length > 0), ...highestSoFarFacts(view, group)];
}

function rankingFacts(view: TableView, scope: FactScope): Fact[] {
  return [...leaderFacts(view, scope), ...firstFacts(view, scope), ...topUnchangedFacts(view, scope), ...lastFacts(view, scope), ...largestMoveFacts(view, scope)];
}

function countFacts(view: TableView, scope: FactScope): Fact[] {
  return [
    ...bandsFacts(view, scope), ...atFullFacts(view, scope), ...aboveThresholdFacts(view, scope), ...keptAboveFacts(view, scope),
    ...changeCountsFacts(view, scope), ...extremeChangesFacts(view, scope),
  ];
}

/** The unit in focus: its figure, its band, and its place in its unit group and in every region that it belongs to. */
function unitFacts(view: TableView, unit: string): Fact[] {
  const found = view.table.units.find((each) => each.id === unit);
  if (found === undefined) return [];
  const own: FactScope = view.table.unitGroups.length < 2 ? { kind: 'whole' } : { kind: 'unit_group', id: found.unitGroup };
  const scopes: FactScope[] = [
    own, ...view.options.regions.map(({ id, name }): FactScope => ({ kind: 'region', id, name })),
  ];
  return [...subjectFacts(view, { kind: 'unit', id: unit }), ...unitBandFacts(view, own, unit), ...scopes.flatMap((scope) => unitPlaceFacts(view, scope, unit))];
}
