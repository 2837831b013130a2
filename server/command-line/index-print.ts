/** Prints a report, and the facts that it supports where they were asked for. */
import type { Campaign } from '#shared/campaign/model.ts';
import type { LocalText } from '#shared/kernel/local-text.ts';
import type { Report } from '#shared/report/report.ts';
import type { CommandIo } from './command.ts';
import { indexJson } from './index-output.ts';
import type { IndexOptions } from './index-options.ts';

export interface PrintSettings {
  readonly options: Pick<IndexOptions, 'isJson' | 'isDetailed' | 'facts'>;
  /** Of the method. */
  readonly title: LocalText;
  readonly hasPrevious: boolean;
  readonly io: CommandIo;
}

export async function printFigures(report: Report, campaign: Campaign, { options, title, hasPrevious, io }: PrintSettings): Promise<void> {
  const facts = await worded(report, campaign, options);
  if (!options.isJson) {
    const { indexText } = await import('./index-text.ts');
    io.out(indexText(report, campaign.questionnaire, { title, language: io.language ?? 'vi' }) + facts.map(({ text }) => `${text}\n`).join(''));
    return;
  }
  const json = indexJson(report, campaign, { hasPrevious, isDetailed: options.isDetailed });
  io.out(`${JSON.stringify(options.facts === undefined ? json : { ...json, facts }, null, 2)}\n`);
}

async function worded(report: Report, campaign: Campaign, { facts: language }: PrintSettings['options']): Promise<{ readonly text: string }[]> {
  if (language === undefined) return [];
  const [{ tableOfReport }, { makeFacts }, { wordFacts }] = await Promise.all([
    import('#shared/report/table-of-report.ts'), import('#shared/announcement/make-facts.ts'), import('#shared/announcement/word-facts.ts'),
  ]);
  const table = tableOfReport(report, campaign);
  const facts = makeFacts(table);
  const sentences = wordFacts(facts, table, language);
  return facts.map((fact, at) => ({ ...fact, text: sentences[at] ?? '' }));
}
