/** A campaign's cells, summed exactly and laid out as a sample: what its figures and their variances are read from. */
import { calibratedSample } from '../precision/calibrated-sample.ts';
import { surveySample, type SurveySample } from '../precision/survey-sample.ts';
import type { RatioColumn } from '../precision/ratio-columns.ts';
import { sampleTable } from '../precision/sample-table.ts';
import type { TallyCell } from '../tally/cell.ts';
import type { CalibratedCell } from '../weighting/calibration.ts';
import { campaignSums, type CampaignSums } from './campaign-sums.ts';
import type { ReportPlan } from './report-plan.ts';

export interface CampaignSurvey {
  readonly sums: CampaignSums;
  /** With the columns of criteria and composites. */
  readonly criteria: SurveySample;
  /** With those of the other questions. */
  readonly questions: SurveySample;
  /** No cluster, at most one stratum, equal weights, no known population, no margins. */
  readonly isWithoutDesign: boolean;
}

/** The survey of `cells`; a calibration brings its own cells. `room` is for rows that are added later. */
export function campaignSurvey(report: ReportPlan, cells: readonly TallyCell[], room = 0): CampaignSurvey {
  const { calibration } = report.options;
  const sums = campaignSums(report, calibration?.cells ?? cells);
  const { strata, shape: { scale } } = sums;
  const sampleOf = (columns: readonly RatioColumn[]): SurveySample => {
    const table = sampleTable(sums.cells, { columns, scale, room });
    if (calibration === undefined) return surveySample(table, strata);
    return calibratedSample(table, strata, { kind: calibration.kind, cells: sums.cells.filter(isCalibrated) });
  };
  return {
    sums, criteria: sampleOf(report.columns), questions: sampleOf(report.questions.columns),
    isWithoutDesign: isWithoutDesign(report, sums),
  };
}

export function isWithoutDesign({ design, options }: ReportPlan, { shape, strata, cells }: CampaignSums): boolean {
  return options.calibration === undefined && design.drawnClusters.length === 0 && design.clusterPopulation.size === 0
    && strata.size <= 1 && shape.scale.digitsOf.size <= 1 && cells.every((each) => each.position.cluster === '');
}

function isCalibrated(cell: TallyCell | CalibratedCell): cell is CalibratedCell {
  return 'designWeight' in cell;
}
