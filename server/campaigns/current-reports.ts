/**
 * The report of each campaign as its counts are now, still compared with nothing. What was made is
 * kept until the counts or the refusals change, so that reading again costs nothing; the report of a
 * whole open campaign with its own parameters is brought up to date instead of made anew.
 */
import type { Campaign, Scope } from '#shared/campaign/model.ts';
import type { MethodParameters } from '#shared/index-methods/contract.ts';
import { answersNeeded } from '#shared/report/answer-moments.ts';
import { countedCells } from '#shared/report/counted-cells.ts';
import { measureReport, type MeasuredReport } from '#shared/report/make-report.ts';
import { designOf, type ReportOptions } from '#shared/report/report-options.ts';
import type { RecordedRefusals, Storage, StoredCampaign } from '../storage/port.ts';
import { createLiveReports } from './live-reports.ts';
import type { MakeAnswerReport } from './report-from-answers.ts';
import { cutToScope } from './visible.ts';

export type ChosenParameters = Partial<Pick<MethodParameters, 'aggregation' | 'baseFigure' | 'acrossUnits'>>;

export interface WantedReport {
  /** Whole, not cut to the scope. */
  readonly stored: StoredCampaign;
  readonly scope: Scope;
  readonly chosen: ChosenParameters;
}

export interface CurrentReports {
  report(wanted: WantedReport): Promise<MeasuredReport>;
  /** Refusals of one campaign, or definitions of any, changed. */
  forget(campaign?: string): void;
}

export interface CurrentReportsParts {
  readonly storage: Pick<Storage, 'readTallies' | 'refusals' | 'watchCounts'>;
  readonly makeAnswerReport: MakeAnswerReport;
}

/** Readings of one campaign by scopes and parameters that are kept at most. */
const keptAtMost = 32;

export function createCurrentReports({ storage, makeAnswerReport }: CurrentReportsParts): CurrentReports {
  /** By campaign, and in it by scope and parameters. */
  const kept = new Map<string, Map<string, Promise<MeasuredReport>>>();
  const live = createLiveReports();
  const forget = (campaign: string): void => { kept.delete(campaign); };
  storage.watchCounts({
    changed: (change) => {
      live.changed(change);
      forget(change.campaign);
    },
    recounted: (campaign) => {
      live.recounted(campaign);
      forget(campaign);
    },
  });

  const make = async ({ stored, scope, chosen }: WantedReport): Promise<MeasuredReport> => {
    const campaign = cutToScope(stored.campaign, { scope });
    const isLive = stored.status === 'open' && scope.units === 'all' && isOwn(campaign, chosen);
    const known = isLive ? live.report(campaign.id) : undefined;
    if (known !== undefined) return known;
    const before = live.version(campaign.id);
    const cells = countedCells(campaign, await storage.readTallies(campaign.id, scope));
    const options = await optionsFor(storage, { stored, scope, chosen });
    if (!answersNeeded(campaign, cells, chosen)) {
      // Of a report that a response overtook while it was read, none is kept live.
      return isLive && live.version(campaign.id) === before ? live.open({ campaign, cells, options }) : measureReport(campaign, cells, options);
    }
    const made = await makeAnswerReport({ campaign: campaign.id, scope, options, margins: null });
    return 'report' in made ? made : measureReport(campaign, cells, options);
  };

  return {
    report: (wanted) => {
      const { campaign: { id }, status } = wanted.stored;
      // A draft can still become another campaign under the same id.
      if (status === 'draft') return make(wanted);
      const ofCampaign = kept.get(id) ?? new Map<string, Promise<MeasuredReport>>();
      kept.set(id, ofCampaign);
      const key = JSON.stringify([wanted.scope, wanted.chosen]);
      const before = ofCampaign.get(key);
      if (before !== undefined) return before;
      if (ofCampaign.size >= keptAtMost) ofCampaign.clear();
      const made = make(wanted);
      ofCampaign.set(key, made);
      made.catch(() => { ofCampaign.delete(key); });
      return made;
    },
    forget: (campaign) => {
      if (campaign === undefined) kept.clear();
      else forget(campaign);
      live.forget(campaign);
    },
  };
}

/** Options of a report of `wanted`: its design is the campaign's whole one, also where only some units are read. */
export async function optionsFor(storage: Pick<Storage, 'refusals'>, { stored, scope, chosen }: WantedReport): Promise<Pick<ReportOptions, 'parameters' | 'design' | 'refusals'>> {
  return { parameters: chosen, ...knownBeside(stored.campaign, await storage.refusals(stored.campaign.id, scope)) };
}

function isOwn({ method: { parameters } }: Campaign, chosen: ChosenParameters): boolean {
  const { aggregation = parameters.aggregation, baseFigure = parameters.baseFigure, acrossUnits = parameters.acrossUnits } = chosen;
  return aggregation === parameters.aggregation && baseFigure === parameters.baseFigure && acrossUnits === parameters.acrossUnits;
}

/** What is known beside the counts: the whole campaign's design, and who refused. */
export function knownBeside(campaign: Campaign, refusals: readonly RecordedRefusals[]): Pick<ReportOptions, 'design' | 'refusals'> {
  return { design: designOf(campaign), refusals: new Map(refusals.map((each) => [each.unit, each.refusals])) };
}
