/** The words of exported files by language. */
import { explain as enExplain } from '#shared/languages/en/explain.ts';
import { formats as enFormats } from '#shared/languages/en/formats.ts';
import { report as enReport } from '#shared/languages/en/report.ts';
import type { Language } from '#shared/languages/registry.ts';
import { explain as viExplain } from '#shared/languages/vi/explain.ts';
import { formats as viFormats, type Formats } from '#shared/languages/vi/formats.ts';
import { report as viReport, type ReportWords } from '#shared/languages/vi/report.ts';

const reports: Readonly<Record<Language, ReportWords>> = { vi: viReport, en: enReport };
const formats: Readonly<Record<Language, Formats>> = { vi: viFormats, en: enFormats };

export function reportWords(language: Language): ReportWords {
  return reports[language];
}

export function formatsOf(language: Language): Formats {
  return formats[language];
}

export function explainWords(language: Language): typeof viExplain {
  return language === 'vi' ? viExplain : enExplain;
}
