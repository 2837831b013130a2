/**
 * The index table of a report: its figures as the latest year, and the published figures that the
 * campaign keeps of the years before. Rankings, changes, facts and bands then work on it as on any
 * table of published values.
 */
import type { IndexTable, TableSample, TableUnitFigure, TableYear } from '../change/index-table.ts';
import { tableFromValues, type TableFrame } from '../change/table-from-values.ts';
import type { Campaign } from '../campaign/model.ts';
import type { MethodParameters } from '../index-methods/contract.ts';
import type { LocalText } from '../kernel/local-text.ts';
import { announcement as english } from '../languages/en/announcement.ts';
import { announcement as vietnamese } from '../languages/vi/announcement.ts';
import type { Report } from './report.ts';
import { tableFigure } from './table-figure.ts';

/** Later entries of the history than the report's own year are left out. */
export function tableOfReport(report: Report, campaign: Campaign): IndexTable {
  const frame = frameOfCampaign(campaign, report.parameters.decimals);
  const history = campaign.history.filter((each) => each.year < report.year);
  const past = tableFromValues(history, { ...frame, definitionOf: () => indexDefinition(campaign.method.id, campaign.method.parameters) });
  return { ...past, years: [...past.years, yearOfReport(report)] };
}

const title: LocalText = { vi: vietnamese.indexTitle, en: english.indexTitle };

/** Units and unit groups of a campaign as the frame of a table, e.g. for figures of other years. */
export function frameOfCampaign(campaign: Campaign, decimals: number): TableFrame {
  const { territory, transitions } = campaign;
  return {
    title, territory, decimals, transitions,
    unitGroups: campaign.unitGroups.map(({ id, name, bands }) => ({ id, name, bands })),
    units: campaign.units.map(({ id, name, unitGroup }) => ({ id, name, unitGroup })),
  };
}

/**
 * What an index means, as one text: figures whose texts differ are never subtracted. The history of
 * a campaign is taken to mean what the campaign's own method and parameters mean.
 */
export function indexDefinition(method: string, parameters: MethodParameters): string {
  const { baseFigure, aggregation, acrossUnits, satisfiedLevels, groupWeights } = parameters;
  const weights = Object.entries(groupWeights).sort(([left], [right]) => (left < right ? -1 : 1)).map((each) => each.join('='));
  return [method, baseFigure, aggregation, acrossUnits, satisfiedLevels.join('+'), ...(aggregation === 'weighted' ? weights : [])].join(' ');
}

/** The figures of a report as one year of a table. */
export function yearOfReport(report: Report): TableYear {
  return {
    year: report.year,
    definition: indexDefinition(report.method.id, report.parameters),
    overall: tableFigure(report.overall.overall),
    unitGroups: new Map(report.unitGroups.flatMap(({ id, overall }) => {
      const figure = tableFigure(overall);
      return figure === null ? [] : [[id, figure] as const];
    })),
    units: new Map(report.units.map(({ id, rank, overall }): [string, TableUnitFigure] =>
      [id, { unit: id, figure: tableFigure(overall), isRanked: rank !== null }])),
    sample: sampleOf(report),
  };
}

/** One stratum is no division into strata. */
function sampleOf({ coverage: { responses, planned }, design: { clusters, strata }, units }: Report): TableSample {
  return {
    responses, planned: planned === 0 ? null : planned, units: units.filter((each) => each.overall.n > 0).length,
    clusters: clusters === 0 ? null : clusters, strata: clusters === 0 || strata < 2 ? null : strata,
  };
}
