/** A report as `index --json` prints it: the figures alone, every element with its id, its base and how sure it is. */
import { overallId } from '#shared/index-methods/composites.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import type { UnitChange } from '#shared/change/unit-change.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { Coverage, Figure, Report, ScopeFigures, UnitFigures } from '#shared/report/report.ts';
import { noUnitGroup } from './index-campaign.ts';

export interface JsonSettings {
  /** Whether figures of past years were given: then every unit says how it changed. */
  readonly hasPrevious: boolean;
  /** Whether units and unit groups show their parts, groups and criteria. */
  readonly isDetailed: boolean;
}

/** The object that `--json` prints. Indices are percent, unrounded, null where nothing was answered. */
export function indexJson(report: Report, campaign: Campaign, settings: JsonSettings): object {
  const { overall } = report;
  const byId = new Map(report.units.map((each) => [each.id, each]));
  const changed = (change: UnitChange | null): object => (settings.hasPrevious ? changeOf(change) : {});
  const within = (figures: ScopeFigures): object => (settings.isDetailed ? below(figures) : {});
  return {
    method: report.method.id,
    methodVersion: report.method.version,
    parameters: report.parameters,
    overall: { ...element(overallId, overall.overall), ...changed(report.change) },
    ...below(overall),
    unitGroups: report.unitGroups.filter((each) => each.id !== noUnitGroup).map((each) => ({
      ...element(each.id, each.overall), bands: each.bands.map(({ id, count }) => ({ id, count })), coverage: each.coverage, ...changed(each.change), ...within(each),
    })),
    units: campaign.units.flatMap(({ id }) => {
      const unit = byId.get(id);
      return unit === undefined ? [] : [{ ...element(id, unit.overall), ...standing(unit), ...changed(unit.change), ...within(unit) }];
    }),
    expectations: report.expectations.map((each) => element(each.id, each)),
    perceptions: perceptions(report, campaign),
    design: report.design,
    calibration: report.calibration,
    coverage: report.coverage,
  };
}

function below({ parts, groups, criteria }: ScopeFigures): object {
  const elements = (list: readonly (Figure & { readonly id: string })[]): object[] => list.map((each) => element(each.id, each));
  return { parts: elements(parts), groups: elements(groups), criteria: elements(criteria) };
}

function element(id: string, figure: Figure): object {
  const { n, answered, satisfied, index, se, low, high, deff, df, reason } = figure;
  return { id, n, answered, satisfied, index, se, low, high, deff, df, ...(reason === null ? {} : { reason }) };
}

function standing(unit: UnitFigures): object {
  const { unitGroup, rank, rankLow, rankHigh, tieGroup, band, rankReason, target, refusals, overall } = unit;
  const coverage: Coverage = { planned: target, responses: overall.n, refusals, refusalsAmong: refusals === null ? 0 : overall.n };
  return { unitGroup, rank, rankLow, rankHigh, tieGroup, band, ...(rankReason === null ? {} : { rankReason }), coverage };
}

function changeOf(given: UnitChange | null): object {
  const { previous, change, changeLow, changeHigh, direction, placesMoved, reason } = given
    ?? { previous: null, change: null, changeLow: null, changeHigh: null, direction: 'not-comparable', placesMoved: null, reason: null };
  return { previous, change, changeLow, changeHigh, direction, placesMoved, ...(reason === null ? {} : { changeReason: reason }) };
}

/** Share of each option among those who answered the question. */
function perceptions(report: Report, { questionnaire }: Campaign): object[] {
  const asked = new Set(answerableQuestions(questionnaire).filter((each) => each.role === 'perception').map((each) => each.id));
  return report.distributions.filter((each) => asked.has(each.id)).map(({ id, answered, options }) => ({
    id, answered, options: options.map(({ value, count, ...figure }) => ({ ...element(id, figure), value, count })),
  }));
}
