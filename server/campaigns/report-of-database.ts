/** A report from the answers in a database, read at one moment on a connection that cannot write. */
import type { Scope } from '#shared/campaign/model.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import type { StoredCampaign } from '../storage/port.ts';
import { reportFromAnswers, type AnswerReport, type AnswerReportRequest, type AnswerSource } from './report-from-answers.ts';
import { cutToScope } from './visible.ts';

/** What of a database is read. */
export interface AnswerDatabase {
  campaign(id: string, scope: Scope): StoredCampaign | undefined;
  readTallies(campaign: string, scope: Scope): readonly TallyCell[];
  answers(campaign: string, scope: Scope): AnswerSource['answers'];
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
    return reportFromAnswers({ campaign, cells: database.readTallies(id, scope), answers: database.answers(id, scope) }, request);
  });
}
