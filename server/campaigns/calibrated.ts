/**
 * Results weighted to known margins, computed from the stored answers when asked for. Nothing of it
 * is stored: a frozen snapshot that would keep them does not exist yet.
 */
import { Problem } from '#shared/kernel/problem.ts';
import type { Report } from '#shared/report/report.ts';
import type { Reader } from '../auth/reader.ts';
import type { Storage } from '../storage/port.ts';
import { optionsFor, type ChosenParameters } from './current-reports.ts';
import type { MakeAnswerReport } from './report-from-answers.ts';

export interface CalibratedRequest {
  readonly id: string;
  readonly reader: Reader;
  readonly chosen: ChosenParameters;
  /** `question, option, share` as CSV. */
  readonly csv: Uint8Array;
  readonly separator: string | undefined;
}

export type ReadCalibrated = (request: CalibratedRequest) => Promise<Report>;

/** Throws `import.unreadable` with every margin that cannot be used. */
export function createCalibrated(storage: Pick<Storage, 'campaign' | 'refusals'>, makeAnswerReport: MakeAnswerReport): ReadCalibrated {
  return async ({ id, reader: { scope }, chosen, csv, separator }) => {
    const stored = await storage.campaign(id.normalize('NFC'), scope);
    if (stored === undefined) throw new Problem('campaign.unknown');
    const options = await optionsFor(storage, { stored, scope, chosen });
    const made = await makeAnswerReport({ campaign: stored.campaign.id, scope, options, margins: { csv, separator } });
    if ('issues' in made) throw new Problem('import.unreadable', {}, made.issues);
    return made.report;
  };
}
