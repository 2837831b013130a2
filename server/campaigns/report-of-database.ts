/** A report from the answers in a database, read at one moment on a connection that cannot write. */
import type { Scope } from '#shared/campaign/model.ts';
import { countedCells, countedSources } from '#shared/report/counted-cells.ts';
import type { Source } from '#shared/response/source.ts';
import type { SourcedCell } from '#shared/tally/sourced-cell.ts';
import type { StoredCampaign } from '../storage/port.ts';
import { reportFromAnswers, type AnswerReport, type AnswerReportRequest, type AnswerSource } from './report-from-answers.ts';
import { cutToScope } from './visible.ts';

/** What of a database is read. */
export interface AnswerDatabase {
  campaign(id: string, scope: Scope): StoredCampaign | undefined;
  readTallies(campaign: string, scope: Scope): readonly SourcedCell[];
  answers(campaign: string, scope: Scope, sources: readonly Source[]): AnswerSource['answers'];
  /** What `work` reads is all as it was when it began. */
  atOneMoment<T>(work: () => T): T;
}

/** Null when the campaign is not there. */
export function reportOfDatabase(database: AnswerDatabase, request: AnswerReportRequest): AnswerReport | null {
  const { campaign: id, scope } = request;
  return database.atOneMoment(() => {
    const stored = database.campaign(id, scope);
    if (stored === undefined) return null;
    const campaign = cutToScope(stored.campaign, { scope });
    const cells = countedCells(campaign, database.readTallies(id, scope));
    return reportFromAnswers({ campaign, cells, answers: database.answers(id, scope, countedSources(campaign)) }, request);
  });
}
