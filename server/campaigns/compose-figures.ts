/** Joins what makes figures of counts: reports, their comparison, and what explains them. */
import type { Language } from '#shared/languages/registry.ts';
import type { Report } from '#shared/report/report.ts';
import type { FactsReply } from '#shared/wire/figures.ts';
import type { Reader } from '../auth/reader.ts';
import type { Storage } from '../storage/port.ts';
import { createCalibrated, type ReadCalibrated } from './calibrated.ts';
import { createCurrentReports, type ChosenParameters } from './current-reports.ts';
import { createExplaining, type Explaining } from './explained.ts';
import { readFacts } from './facts.ts';
import { createRefusals, type Refusals } from './refusals.ts';
import type { MakeAnswerReport } from './report-from-answers.ts';
import { oneAtATime } from './report-thread.ts';
import { createResults } from './results.ts';

export interface Figures {
  readonly refusals: Refusals;
  readonly results: (id: string, reader: Reader, chosen: ChosenParameters) => Promise<Report>;
  readonly facts: (id: string, reader: Reader, language: Language) => Promise<FactsReply>;
  readonly explaining: Explaining;
  readonly calibrated: ReadCalibrated;
  /** Whoever changes a campaign's definition says so here, after the change is stored. */
  changed(): void;
  warm(): Promise<void>;
}

export interface FiguresParts {
  readonly storage: Storage;
  readonly makeAnswerReport: MakeAnswerReport;
  readonly now: () => number;
  /** After figures of a campaign changed without a response. */
  readonly onChanged: (campaign: string) => void;
}

export function composeFigures({ storage, now, onChanged, ...parts }: FiguresParts): Figures {
  const makeAnswerReport = oneAtATime(parts.makeAnswerReport);
  const reports = createCurrentReports({ storage, makeAnswerReport });
  const results = createResults(storage, reports);
  return {
    refusals: createRefusals({
      storage, now,
      onChanged: (campaign) => {
        reports.forget(campaign);
        onChanged(campaign);
      },
    }),
    results: async (id, reader, chosen) => (await results.read({ id, reader, chosen })).report,
    facts: (id, reader, language) => readFacts(results, { id, reader, language }),
    explaining: createExplaining(storage, reports),
    calibrated: createCalibrated(storage, makeAnswerReport),
    changed: () => { reports.forget(); },
    warm: results.warm,
  };
}
