/** The report that a workbook prints, compared with the year before, from one moment's counts and answers. */
import { knownBeside } from '../../campaigns/current-reports.ts';
import { tableWithPast, type ReportedCampaign } from '../../campaigns/past-table.ts';
import { reportFromAnswers } from '../../campaigns/report-from-answers.ts';
import { cutToScope } from '../../campaigns/visible.ts';
import type { IndexTable } from '#shared/change/index-table.ts';
import { required } from '#shared/kernel/assert.ts';
import { answersNeeded } from '#shared/report/answer-moments.ts';
import { makeReport } from '#shared/report/make-report.ts';
import { withChanges } from '#shared/report/with-changes.ts';
import type { ExportSource } from '../contract.ts';

export interface BookReport extends ReportedCampaign {
  readonly table: IndexTable;
}

export function bookReport(source: ExportSource): BookReport {
  return source.atOneMoment(() => {
    const previous = source.previous();
    const now = reportedBy(source);
    const table = tableWithPast(now, previous === undefined ? null : reportedBy(previous));
    return { ...now, report: withChanges(now.report, { table }), table };
  });
}

function reportedBy(source: ExportSource): ReportedCampaign {
  const { stored, scope } = source;
  const campaign = cutToScope(stored.campaign, { scope });
  const [cells, options] = [source.tallies(), knownBeside(stored.campaign, source.refusals())];
  if (!answersNeeded(campaign, cells)) return { campaign, report: makeReport(campaign, cells, options) };
  const request = { campaign: campaign.id, scope, options, margins: null };
  const made = reportFromAnswers({ campaign, cells, answers: source.answers() }, request);
  return { campaign, report: required('report' in made ? made.report : null, 'Without margins there is nothing to refuse.') };
}
