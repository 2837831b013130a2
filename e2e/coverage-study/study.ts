/**
 * Simulates surveys of which the truth is known and counts how often the 95% intervals hold it, and
 * how often a unit is called surely better where none is. The same seed gives the same counts.
 */
import { required } from '../../shared/kernel/assert.ts';
import { seededRandom } from '../../shared/kernel/random.ts';
import type { Figure } from '../../shared/index-methods/figures.ts';
import type { ClusterOf } from '../../shared/precision/design.ts';
import { makeReport } from '../../shared/report/make-report.ts';
import type { Report } from '../../shared/report/report.ts';
import { calibrate } from '../../shared/weighting/calibrate.ts';
import { collectMarginCells } from '../../shared/weighting/margin-cells.ts';
import { cellsOf, type SampledResponse } from '../../shared/fixtures/sampled/sampled-campaign.ts';
import { drawSurvey } from './draw.ts';
import { simulatedCampaign, type Simulated } from './simulated-campaign.ts';
import { firstHalf, weightedQuestion, type SimulatedSurvey } from './setting.ts';
import { countedTruth, expectedTruth, figures, looked, type FigureName } from './truth.ts';

export interface Count {
  /** Campaigns in which what is counted held, and all that had it. */
  readonly times: number;
  readonly runs: number;
}

export interface StudyOptions {
  readonly runs: number;
  readonly seed: string;
  /** Takes another interval than the engine's, to see that it would be noticed. */
  readonly intervalOf?: (figure: Figure) => Ends;
  /** Leaves out the drawn clusters that brought no response, to see that it would be noticed. */
  readonly forgetsEmptyClusters?: boolean;
}

export interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

/** How often the interval of each figure held the truth. */
export function coverage(survey: SimulatedSurvey, options: StudyOptions): Record<FigureName, Count> {
  const counts = Object.fromEntries(figures.map((each) => [each, { times: 0, runs: 0 }])) as Record<FigureName, { times: number; runs: number }>;
  const expected = expectedTruth(survey);
  const intervalOf = options.intervalOf ?? ((figure: Figure): Ends => figure);
  for (const { report, simulated, population } of reports(survey, options)) {
    const truth = population.length > 0 ? countedTruth(simulated, population) : expected;
    for (const name of figures) {
      const { low, high } = intervalOf(figureOf(report, name));
      if (low === null || high === null) continue;
      counts[name].runs += 1;
      if (low <= truth[name] && truth[name] <= high) counts[name].times += 1;
    }
  }
  return counts;
}

/** How often some unit was called surely better than another. */
export function surelyBetter(survey: SimulatedSurvey, options: StudyOptions): Count {
  let times = 0;
  for (const { report } of reports(survey, options)) if (report.units.some((each) => each.rankLow !== 1)) times += 1;
  return { times, runs: options.runs };
}

interface Run {
  readonly report: Report;
  readonly simulated: Simulated;
  readonly population: readonly SampledResponse[];
}

function* reports(survey: SimulatedSurvey, { runs, seed, forgetsEmptyClusters = false }: StudyOptions): Generator<Run> {
  const simulated = simulatedCampaign(survey);
  const random = seededRandom(`${seed}|${survey.title}`);
  for (let run = 0; run < runs; run += 1) {
    const { responses, population } = drawSurvey(survey, simulated, random);
    const kept = survey.isOfOneUnit ? responses.filter(({ position }) => position.unit === looked.unit) : responses;
    const drawnClusters = survey.isOfOneUnit && !forgetsEmptyClusters ? responses.map(({ position }) => position) : [];
    yield { report: reportOf(survey, simulated, { responses: kept, drawnClusters }), simulated, population };
  }
}

interface Sample {
  readonly responses: readonly SampledResponse[];
  /** Beside those of the responses. */
  readonly drawnClusters: readonly ClusterOf[];
}

function reportOf(survey: SimulatedSurvey, { campaign, layout }: Simulated, { responses, drawnClusters }: Sample): Report {
  const clusterPopulation = new Map(survey.strata.flatMap(({ population }, at): [string, number][] => (population === undefined ? [] : [[`s${at}`, population]])));
  const cells = cellsOf(layout, responses);
  const design = { drawnClusters, clusterPopulation };
  if (!survey.isPostStratified) return makeReport(campaign, cells, { design });
  const margins = [{ question: weightedQuestion, shares: new Map([[1, firstHalf.inPopulation], [2, 1 - firstHalf.inPopulation]]) }];
  const split = collectMarginCells(layout, margins);
  for (const { position, codes } of responses) split.add(position, codes);
  return makeReport(campaign, cells, { design, calibration: calibrate(split.cells(), margins) });
}

function figureOf({ overall, units }: Report, name: FigureName): Figure {
  switch (name) {
    case 'overall': return overall.overall;
    case 'unit': return required(units.find((each) => each.id === looked.unit), 'The unit is reported.').overall;
    case 'group': return required(overall.groups.find((each) => each.id === looked.group), 'The group is reported.');
    case 'criterion': return required(overall.criteria.find((each) => each.id === looked.criterion), 'The criterion is reported.');
  }
}
