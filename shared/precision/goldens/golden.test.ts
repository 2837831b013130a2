/**
 * Every figure of ten designs against R's survey package: index, standard error, degrees of
 * freedom, interval and design effect, through the one door that everyone uses. The values, with
 * tool, version and call beside each, stand in `goldens.json`; `make-goldens.R` makes them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../campaign/model.ts';
import { campaignLayout } from '../../campaign/campaign-layout.ts';
import { cellsOf, sampledCampaign, type SampledResponse } from '../../fixtures/sampled/sampled-campaign.ts';
import { required } from '../../kernel/assert.ts';
import type { Figure } from '../../index-methods/figures.ts';
import type { MethodParameters } from '../../index-methods/contract.ts';
import { answersNeeded, collectMoments } from '../../report/answer-moments.ts';
import type { RankedPlace } from '../../ranking/ranked-place.ts';
import { makeReport } from '../../report/make-report.ts';
import type { ReportOptions } from '../../report/report-options.ts';
import type { Report, ScopeFigures } from '../../report/report.ts';
import type { Answers } from '../../response/model.ts';
import { encodeAnswers } from '../../tally/answer-codes.ts';
import { calibrate } from '../../weighting/calibrate.ts';
import type { Margin } from '../../weighting/calibration.ts';
import { collectMarginCells } from '../../weighting/margin-cells.ts';
import goldens from './goldens.json' with { type: 'json' };

type Design = (typeof goldens.designs)[number];
type Golden = Design['figures'][number];
type Line = Readonly<Record<string, string>>;

const linesOf = (file: string): Line[] => {
  const [head = '', ...rows] = readFileSync(new URL(file, import.meta.url), 'utf8').trim().split('\n');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [head.split(',')[at] ?? '', cell])));
};
const responses = linesOf('responses.csv');
const drawn = linesOf('drawn.csv');
const population = linesOf('fpc.csv');

const unitGroupOf: Readonly<Record<string, string>> = { u1: 'g1', u2: 'g1', u3: 'g1', u4: 'g2', u5: 'g2' };
const sampled = sampledCampaign(unitGroupOf);
const campaign: Campaign = {
  ...sampled,
  regions: [{ id: 'region', name: { vi: 'x' }, units: ['u1', 'u2', 'u3', 'u4'] }],
  method: { ...sampled.method, parameters: { ...sampled.method.parameters, groupWeights: goldens.groupWeights } },
};
const layout = campaignLayout(campaign);

// ---- the data as a design knows them

const answersOf = (line: Line): Answers => Object.fromEntries(campaign.questionnaire.questions.flatMap(({ id, type }) => {
  const given = line[id] ?? '';
  if (given === '') return [];
  return [[id, type === 'multiple_choice' ? given.split(' ').map(Number) : Number(given)]];
}));

const rowsOf = (design: Design): SampledResponse[] => {
  const knows = (what: string): boolean => design.use.includes(what);
  return responses.filter((line) => design.strata.includes(line['stratum'] ?? '')).map((line) => ({
    position: {
      unit: line['unit'] ?? '', weight: knows('weight') ? Number(line['weight']) : 1,
      stratum: knows('stratum') ? line['stratum'] ?? '' : '',
      cluster: !knows('cluster') ? '' : `${knows('stratum') ? '' : `${line['stratum']}-`}${line['cluster']}`,
    },
    codes: encodeAnswers(layout, answersOf(line), new Set()),
  }));
};

const marginsOf = (design: Design): Margin[] => design.margins.map((question) => ({
  question, shares: new Map(required(Object.entries(goldens.margins).find(([id]) => id === question), 'A margin has shares.')[1].map((share, at) => [at + 1, share])),
}));

const optionsOf = (design: Design, rows: readonly SampledResponse[]): ReportOptions => {
  const knows = (what: string): boolean => design.use.includes(what);
  const surveyDesign = {
    drawnClusters: knows('drawn') ? drawn.map((line) => ({ stratum: line['stratum'] ?? '', cluster: line['cluster'] ?? '' })) : [],
    clusterPopulation: new Map(knows('fpc') ? population.map((line) => [line['stratum'] ?? '', Number(line['clusters_population'])]) : []),
  };
  if (design.margins.length === 0) return { design: surveyDesign };
  const margins = marginsOf(design);
  const split = collectMarginCells(layout, margins);
  for (const { position, codes } of rows) split.add(position, codes);
  return { design: surveyDesign, calibration: calibrate(split.cells(), margins) };
};

type Setting = Pick<MethodParameters, 'baseFigure' | 'aggregation' | 'acrossUnits'>;

const reportOf = (design: Design, parameters: Setting): Report => {
  const rows = rowsOf(design);
  const cells = cellsOf(layout, rows);
  const options = { ...optionsOf(design, rows), parameters };
  if (!answersNeeded(campaign, cells, parameters)) return makeReport(campaign, cells, options);
  const collected = collectMoments(campaign, cells, options);
  for (const { position, codes } of rows) collected.add(position, codes);
  return makeReport(campaign, cells, { ...options, moments: collected.moments() });
};

// ---- the comparison

const scopeOf = (report: Report, scope: string): ScopeFigures => required(scope === 'overall' ? report.overall
  : [...report.unitGroups, ...report.units].find((each) => each.id === scope), `Scope ${scope} is reported.`);

const figureOf = (report: Report, { scope, figure }: Golden): Figure => {
  const { overall, groups, criteria } = scopeOf(report, scope);
  if (figure === 'overall') return overall;
  const [question, option] = figure.split(':');
  const found = option === undefined ? [...groups, ...criteria, ...report.expectations].find((each) => each.id === figure)
    : report.distributions.find((each) => each.id === question)?.options.find((each) => each.value === Number(option));
  return required(found, `Figure ${figure} is reported.`);
};

const numbers = ['n', 'index', 'se', 'df', 'low', 'high', 'deff'] as const;

/** What differs by more than 1e-9 of R's value, as text that names the place. */
const differences = (report: Report, golden: Golden): string[] => {
  const ours = figureOf(report, golden);
  const isReasonLike = ours.reason === golden.reason;
  return [
    ...numbers.filter((name) => {
      const [mine, theirs] = [ours[name], golden[name]];
      return mine === null || theirs === null ? mine !== theirs : !(Math.abs(mine - theirs) <= 1e-9 * Math.abs(theirs));
    }).map((name) => `${golden.scope} ${golden.figure} ${name}: ${ours[name]} and R ${golden[name]} (${name === 'low' || name === 'high' ? golden.interval : golden.call})`),
    ...(isReasonLike ? [] : [`${golden.scope} ${golden.figure} reason: ${ours.reason} and ${golden.reason}`]),
  ];
};

type RankedPlaceOf = RankedPlace & { readonly id: string };

const settingsOf = (design: Design): Golden[][] => {
  const bySetting = new Map<string, Golden[]>();
  for (const golden of design.figures) {
    const key = [golden.baseFigure, golden.aggregation, golden.acrossUnits].join(', ');
    bySetting.set(key, [...bySetting.get(key) ?? [], golden]);
  }
  return [...bySetting.values()];
};

const settingOf = ({ baseFigure, aggregation, acrossUnits }: Golden): Setting => (
  { baseFigure, aggregation, acrossUnits } as Setting);

describe.each(goldens.designs)(`${goldens.tool}, design $id: $made`, (design) => {
  it.each(settingsOf(design).map((list) => ({ ...settingOf(list[0] as Golden), list })))(
    'says the same of $baseFigure, $aggregation, $acrossUnits',
    ({ list, ...setting }) => {
      const report = reportOf(design, setting);
      expect(list.length).toBeGreaterThan(1);
      expect(list.flatMap((golden) => differences(report, golden))).toEqual([]);
    },
  );

  it(`is as sure of ranks: ${goldens.ranks}`, () => {
    const report = reportOf(design, { baseFigure: 'share_satisfied', aggregation: 'pooled_answers', acrossUnits: 'pooled' });
    const placesOf = (units: readonly RankedPlaceOf[]) => Object.fromEntries(units.map(({ id, rankLow, rankHigh }) => [id, { rankLow, rankHigh }]));
    expect(placesOf(report.units.filter((each) => each.unitGroup === 'g1'))).toEqual(design.ranks.g1);
    expect(placesOf(report.regions[0]?.units ?? [])).toEqual(design.ranks.region);
  });
});

it('the goldens hold ten designs and every kind of figure', () => {
  const all = goldens.designs.flatMap((each) => each.figures);
  expect(goldens.designs).toHaveLength(10);
  expect(new Set(all.map((each) => each.figure))).toEqual(new Set(['overall', 'B', 'b2', 'c1', 'p1:2', 'p1:4', 'm1:2', 'e1']));
  expect(new Set(all.map((each) => each.reason))).toEqual(new Set([null, 'at_edge']));
});
