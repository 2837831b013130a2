/**
 * Who reads answers for a report: a thread of its own, or, where there is no built worker (in tests
 * of other things), this one. One at a time: what comes meanwhile waits, and no thread is left.
 */
import { Worker } from 'node:worker_threads';
import { Problem } from '#shared/kernel/problem.ts';
import type { AnswerReport, AnswerReportRequest, MakeAnswerReport } from './report-from-answers.ts';

/** What a thread is started with. */
export interface ReportWork {
  readonly databasePath: string;
  readonly request: AnswerReportRequest;
}

/** What it says: the report, or that there is no such campaign any more. */
export type FromReportThread = AnswerReport | null;

export function oneAtATime(make: MakeAnswerReport): MakeAnswerReport {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const made = last.then(() => make(request));
    last = made.catch(() => undefined);
    return made;
  };
}

/** Starts `report-worker.js` for each report. */
export function threadedReport(workerUrl: URL, databasePath: string): MakeAnswerReport {
  return async (request) => {
    const workerData: ReportWork = { databasePath, request };
    const worker = new Worker(workerUrl, { workerData });
    try {
      return found(await new Promise<FromReportThread>((resolve, reject) => {
        const fail = (): void => { reject(new Problem('storage.unavailable')); };
        worker.once('message', resolve);
        worker.once('error', fail);
        worker.once('exit', fail);
      }));
    } finally {
      void worker.terminate();
    }
  };
}

/** What both kinds of reader answer when the campaign went away in between. */
export function found(made: FromReportThread): AnswerReport {
  if (made === null) throw new Problem('campaign.unknown');
  return made;
}
