/** What is ranked together on one tab: a unit group, or a region across the groups. */
import type { ChangeCounts, UnitChange } from '#shared/change/unit-change.ts';
import type { UnitGroup } from '#shared/campaign/model.ts';
import type { LocalText } from '#shared/kernel/local-text.ts';
import type { BandCount, Coverage, Report, ScopeFigures, UnitFigures } from '#shared/report/report.ts';
import { bracketParts, type BracketPart } from '../figures/brackets.ts';

export interface RankingScope {
  readonly id: string;
  readonly name: LocalText;
  /** What the units are held against: their group, and in a region everything. */
  readonly reference: ScopeFigures;
  readonly isRegion: boolean;
  readonly bands: UnitGroup['bands'];
  readonly bandCounts: readonly BandCount[];
  /** In the order of the ranking, those without a rank last. */
  readonly units: readonly UnitFigures[];
  readonly brackets: ReadonlyMap<string, BracketPart>;
  readonly coverage: Coverage | null;
  readonly change: UnitChange | null;
  readonly changes: ChangeCounts | null;
  readonly decimals: number;
  readonly minimumSample: number;
}

/** The scope named `id`, else the first one. */
export function rankingScope(report: Report, groups: readonly UnitGroup[], id: string | undefined): RankingScope | undefined {
  return regionScope(report, id) ?? groupScope(report, groups, id) ?? groupScope(report, groups, report.unitGroups[0]?.id);
}

function groupScope(report: Report, groups: readonly UnitGroup[], id: string | undefined): RankingScope | undefined {
  const group = report.unitGroups.find((each) => each.id === id);
  if (group === undefined) return undefined;
  const units = report.units.filter((each) => each.unitGroup === group.id);
  return {
    id: group.id, name: group.name, reference: group, isRegion: false, units, ...shared(report, units),
    bands: groups.find((each) => each.id === group.id)?.bands ?? [], bandCounts: group.bands,
    coverage: group.coverage, change: group.change, changes: group.changes,
  };
}

function regionScope(report: Report, id: string | undefined): RankingScope | undefined {
  const region = report.regions.find((each) => each.id === id);
  if (region === undefined) return undefined;
  const known = new Map(report.units.map((each) => [each.id, each]));
  const units = region.units.flatMap((place): UnitFigures[] => {
    const unit = known.get(place.id);
    return unit === undefined ? [] : [{ ...unit, ...place, band: null }];
  });
  return {
    id: region.id, name: region.name, reference: report.overall, isRegion: true, units, ...shared(report, units),
    bands: [], bandCounts: [], coverage: null, change: null, changes: null,
  };
}

function shared(report: Report, units: readonly UnitFigures[]): Pick<RankingScope, 'brackets' | 'decimals' | 'minimumSample'> {
  return { brackets: bracketParts(units), decimals: report.parameters.decimals, minimumSample: report.parameters.minimumSample };
}
