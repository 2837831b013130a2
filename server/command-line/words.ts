/** The words of the command line by language. */
import { commandLine as enCommandLine } from '#shared/languages/en/command-line.ts';
import { issues as enIssues } from '#shared/languages/en/issues.ts';
import { problems as enProblems } from '#shared/languages/en/problems.ts';
import { fill } from '#shared/languages/fill.ts';
import type { Language } from '#shared/languages/registry.ts';
import { commandLine as viCommandLine, type CommandLineWords } from '#shared/languages/vi/command-line.ts';
import { issues as viIssues } from '#shared/languages/vi/issues.ts';
import { problems as viProblems } from '#shared/languages/vi/problems.ts';
import type { ProblemCode } from '#shared/kernel/problem.ts';
import type { CommandIo } from './command.ts';

const commandLines: Readonly<Record<Language, CommandLineWords>> = { vi: viCommandLine, en: enCommandLine };
const issueWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi: viIssues, en: enIssues };
const problemWords: Readonly<Record<Language, Readonly<Record<ProblemCode, string>>>> = { vi: viProblems, en: enProblems };

type Values = Readonly<Record<string, string | number>>;

export function commandLineIn(language: Language): CommandLineWords {
  return commandLines[language];
}

export function problemSentence(language: Language, code: ProblemCode, values: Values): string {
  return fill(problemWords[language][code], values);
}

/** An issue as it came from reading a file or over the wire. */
export interface PlacedIssue {
  readonly code: string;
  readonly path: string;
  readonly values?: Values | undefined;
}

const printedIssues = 200;

/** Prints issues, each in a line with its place; of very many the first. */
export function printIssues(io: CommandIo, issues: readonly PlacedIssue[]): void {
  for (const each of issues.slice(0, printedIssues)) io.error(issueLine(each, io.language));
  if (issues.length > printedIssues) io.error(fill(commandLineIn(io.language).moreIssues, { count: printedIssues }));
}

/** `dòng 12, cột 4 (unit): …` with what is missing or allowed where the issue says it. */
function issueLine({ code, path, values = {} }: PlacedIssue, language: Language): string {
  const words = commandLineIn(language);
  const { column, missing, allowed, example } = values;
  const sentence = [
    fill(issueWords[language][code] ?? code, values),
    ...(missing === undefined ? [] : [fill(words.missingNames, { names: missing })]),
    ...(allowed === undefined || sentenceNamesAllowed(code, language) ? [] : [fill(words.allowedValues, { values: allowed })]),
    ...(example === undefined ? [] : [fill(words.exampleOf, { example })]),
  ].join(' ');
  const place = placeIn(words, path);
  return column === undefined ? fill(words.issueAt, { path: place, sentence }) : fill(words.issueWithColumn, { path: place, column, sentence });
}

function sentenceNamesAllowed(code: string, language: Language): boolean {
  return issueWords[language][code]?.includes('{allowed}') === true;
}

/** `line 12, column 4` in the language, after the file where one is named; a path in a JSON file stays as it is. */
function placeIn(words: CommandLineWords, path: string): string {
  if (path === '') return words.wholeFile;
  const [, file = '', line, column] = /^(.+, )?line (\d+)(?:, column (\d+))?$/.exec(path) ?? [];
  if (line === undefined) return path;
  return file + (column === undefined ? fill(words.line, { line }) : fill(words.lineColumn, { line, column }));
}
