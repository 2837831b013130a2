/** A report as the command prints it: the figures alone, every element with its id and its base. */
import { overallId } from '#shared/index-methods/composites.ts';
import { fill } from '#shared/languages/fill.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Figure, Report } from '#shared/report/report.ts';
import { noUnitGroup } from './index-campaign.ts';
import type { IndexWords } from './index-words.ts';

/** The object that `--json` prints. Indices are percent, unrounded, null where nothing was answered. */
export function indexJson(report: Report, campaign: Campaign): object {
  const { overall } = report;
  const byId = new Map(report.units.map((each) => [each.id, each]));
  return {
    method: report.method.id,
    parameters: report.parameters,
    overall: element(overallId, overall.overall),
    parts: overall.parts.map((each) => element(each.id, each)),
    groups: overall.groups.map((each) => element(each.id, each)),
    criteria: overall.criteria.map((each) => element(each.id, each)),
    unitGroups: report.unitGroups.filter((each) => each.id !== noUnitGroup).map((each) => element(each.id, each.overall)),
    units: campaign.units.flatMap(({ id, unitGroup }) => {
      const unit = byId.get(id);
      return unit === undefined ? [] : [{ ...element(id, unit.overall), unitGroup, rank: unit.rank }];
    }),
  };
}

/** The same for people: the whole, parts, groups, unit groups and units, one a line. */
export function indexText(report: Report, words: IndexWords): string {
  const { overall } = report;
  const lines = [
    { id: overallId, figure: overall.overall },
    ...[...overall.parts, ...overall.groups, ...overall.criteria].map((figure) => ({ id: figure.id, figure })),
    ...report.unitGroups.filter((each) => each.id !== noUnitGroup).map((each) => ({ id: each.id, figure: each.overall })),
    ...report.units.map((each) => ({ id: `${each.rank ?? '–'}${each.isTied ? '=' : ''}  ${each.id}`, figure: each.overall })),
  ];
  return lines.map(({ id, figure }) => `${fill(words.figureLine, {
    id, index: figure.shown === null ? '–' : `${figure.shown}%`, answered: figure.answered, n: figure.n,
  })}\n`).join('');
}

function element(id: string, { n, answered, satisfied, index }: Figure): object {
  return { id, n, answered, satisfied, index };
}
