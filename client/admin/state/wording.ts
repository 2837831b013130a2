/** Figures, moments and troubles in words, in the language shown. */
import type { LocalText } from '#shared/kernel/local-text.ts';
import { indexMethod } from '#shared/index-methods/registry.ts';
import { textIn } from '#shared/kernel/local-text.ts';
import { Problem } from '#shared/kernel/problem.ts';
import { heldReasons } from '#shared/languages/vi/held-reasons.ts';
import { issues } from '#shared/languages/vi/issues.ts';
import { problems } from '#shared/languages/vi/problems.ts';
import { NoAnswer } from '../../kit/api/no-answer.ts';
import { writeDay, writePercent, writeTime } from '../../kit/language/formats.ts';
import { language } from '../../kit/language/language.ts';
import { defineWords } from '../../kit/language/words.ts';
import { t } from './words.ts';

const problemWords = defineWords(problems, { en: async () => (await import('#shared/languages/en/problems.ts')).problems });
const issueWords = defineWords(issues, { en: async () => (await import('#shared/languages/en/issues.ts')).issues });
const reasonWords = defineWords(heldReasons, { en: async () => (await import('#shared/languages/en/held-reasons.ts')).heldReasons });

export function nameOf(text: LocalText): string {
  return textIn(text, language.value);
}

/** Title of a method; its code where it is none of ours. */
export function methodName(id: string): string {
  const known = indexMethod(id);
  return known === undefined ? id : nameOf(known.title);
}

/** A figure's digits as a percentage, or the sign that there is none. */
export function figureOf(shown: string | null): string {
  return shown === null ? t('noFigure') : writePercent(shown);
}

export function momentOf(utcMs: number | null): string {
  return utcMs === null ? t('noFigure') : `${writeTime(utcMs)} ${writeDay(utcMs)}`;
}

/** Why something was not done, with the next step. */
export function troubleText(trouble: unknown): string {
  if (trouble instanceof Problem) return problemWords.t(trouble.code, trouble.values);
  return trouble instanceof NoAnswer ? t('serverUnreachable') : t('loadFailed');
}

/** What an issue may know beyond its wording: told after it. */
const details = [['missing', 'issueMissing'], ['expected', 'issueExpected'], ['example', 'issueExample']] as const;

/** An issue in words; the code itself where a later server knows one that we do not. */
export function issueText(issue: { readonly code: string; readonly values?: Readonly<Record<string, string | number>> | undefined }): string {
  const text = issueWords.has(issue.code) ? issueWords.t(issue.code, issue.values ?? {}) : issue.code;
  const added = details.flatMap(([name, word]) => {
    const value = issue.values?.[name];
    return value === undefined || text.includes(String(value)) ? [] : [t(word, { [name]: value })];
  });
  return [text, ...added].join(' ');
}

/** Where an issue is: a line of a table and its column in words, a path of a document as it is, nothing more than the file. */
export function placeText(path: string, values: Readonly<Record<string, string | number>> = {}): string {
  if (path === '') return t('whereFile');
  const [, line, inPath] = /^line (\d+)(?:, column (\d+))?$/.exec(path) ?? [];
  if (line === undefined) return path;
  const column = inPath ?? values['column'];
  return column === undefined ? t('whereLine', { line }) : t('whereLineColumn', { line, column });
}

export function heldReasonText(code: string): string {
  return reasonWords.has(code) ? reasonWords.t(code) : t('reasonOther', { code });
}
