/** The report that a workbook prints, compared with the year before, from one moment's counts and answers. */
import { knownBeside } from '../../campaigns/current-reports.ts';
import { withPast, type ComparedCampaign, type ReportedCampaign } from '../../campaigns/past-table.ts';
import { reportFromAnswers } from '../../campaigns/report-from-answers.ts';
import { cutToScope } from '../../campaigns/visible.ts';
import { required } from '#shared/kernel/assert.ts';
import { answersNeeded } from '#shared/report/answer-moments.ts';
import { measureReport } from '#shared/report/make-report.ts';
import type { ExportSource } from '../contract.ts';

export function bookReport(source: ExportSource): ComparedCampaign {
  return source.atOneMoment(() => {
    const previous = source.previous();
    const now = reportedBy(source);
    return withPast(now, previous === undefined ? null : reportedBy(previous));
  });
}

function reportedBy(source: ExportSource): ReportedCampaign {
  const { stored, scope } = source;
  const campaign = cutToScope(stored.campaign, { scope });
  const [cells, options] = [source.tallies(), knownBeside(stored.campaign, source.refusals())];
  if (!answersNeeded(campaign, cells)) return { campaign, ...measureReport(campaign, cells, options) };
  const request = { campaign: campaign.id, scope, options, margins: null };
  const made = reportFromAnswers({ campaign, cells, answers: source.answers() }, request);
  return { campaign, ...required('report' in made ? made : null, 'Without margins there is nothing to refuse.') };
}
