/**
 * `index`: figures from a file of responses, without a server and without a database.
 *
 * Either every row is good and the figures are printed, or every bad row is reported and nothing
 * is: an index over some of the rows would be taken for the index over all of them. A question
 * column that is missing is no bad row; it is unanswered, and named on standard error. So is a wrong
 * cell of a question that enters no figure.
 */
import { fill } from '#shared/languages/fill.ts';
import type { Issue } from '#shared/kernel/issue.ts';
import { treeIssues } from '#shared/index-methods/composites.ts';
import type { IndexMethod, MethodParameters } from '#shared/index-methods/contract.ts';
import { parameterIssues } from '#shared/index-methods/parameter-issues.ts';
import { indexMethods } from '#shared/index-methods/registry.ts';
import { builtInQuestionnaires } from '#shared/questionnaire/built-in/registry.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import { makeReport } from '#shared/report/make-report.ts';
import { decodeText } from '../imports/responses-csv/decode-text.ts';
import { positionColumns } from '../imports/responses-csv/read-header.ts';
import { readResponseRows, type ReadRows } from '../imports/responses-csv/read-rows.ts';
import { exitCodes, type CommandIo } from './command.ts';
import { campaignOfRows, cellsOfRows, unitGroupIssues } from './index-campaign.ts';
import { readIndexOptions, type IndexOptions } from './index-options.ts';
import { indexJson, indexText } from './index-output.ts';
import { loadMethod, loadQuestionnaire } from './load-definition.ts';
import { indexWords } from './index-words.ts';
import { printIssues } from './words.ts';

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const words = indexWords(io.language);
  const options = readIndexOptions(args, words);
  if (typeof options === 'string') {
    io.error(options);
    return exitCodes.wrongUse;
  }
  const definitions = await loadDefinitions(options, io);
  if (definitions === undefined) return exitCodes.wrongInput;
  const rows = await loadRows(options, definitions.questionnaire, io);
  if (rows === undefined) return exitCodes.wrongInput;
  tellRemarks(rows, io);
  const issues = [...rows.issues, ...unitGroupIssues(rows.rows)];
  if (issues.length > 0) return reject(issues, io, words.badRows);
  printFigures(definitions, rows, { options, io });
  return exitCodes.done;
}

/** What a person should know although the figures stand. */
function tellRemarks({ missingColumns, notes }: ReadRows, io: CommandIo): void {
  const words = indexWords(io.language);
  const isPosition = (name: string): boolean => positionColumns.some((each) => each === name);
  const positions = missingColumns.filter(isPosition);
  const questions = missingColumns.filter((name) => !isPosition(name));
  if (positions.length > 0) io.error(fill(words.missingPositions, { columns: positions.join(', ') }));
  if (questions.length > 0) io.error(fill(words.missingColumns, { columns: questions.join(', ') }));
  if (notes.length === 0) return;
  printIssues(io, notes);
  io.error(fill(words.leftOut, { count: notes.length }));
}

interface Definitions {
  readonly questionnaire: Questionnaire;
  readonly method: IndexMethod;
  readonly parameters: MethodParameters;
}

function printFigures({ questionnaire, method, parameters }: Definitions, { rows }: ReadRows, { options, io }: { readonly options: IndexOptions; readonly io: CommandIo }): void {
  const campaign = campaignOfRows(rows, questionnaire, { definition: method, parameters });
  const report = makeReport(campaign, cellsOfRows(rows, campaign));
  io.out(options.isJson
    ? `${JSON.stringify(indexJson(report, campaign), null, 2)}\n`
    : indexText(report, indexWords(io.language)));
}

/** Questionnaire and method, or undefined after the reasons were written. */
async function loadDefinitions(options: IndexOptions, io: CommandIo): Promise<Definitions | undefined> {
  const words = indexWords(io.language);
  const questionnaire = await loadQuestionnaire(options.questionnaire, io);
  const method = await loadMethod(options.method, io);
  if (questionnaire === undefined) io.error(fill(words.unknownQuestionnaire, { given: options.questionnaire, known: idsOf(builtInQuestionnaires) }));
  else if ('issues' in questionnaire) printIssues(io, questionnaire.issues);
  if (method === undefined) io.error(fill(words.unknownMethod, { given: options.method, known: idsOf(indexMethods) }));
  else if ('issues' in method) printIssues(io, method.issues);
  if (questionnaire === undefined || 'issues' in questionnaire || method === undefined || 'issues' in method) return undefined;
  const parameters = { ...method.method.parameters, ...options.parameters };
  const issues = [
    ...treeIssues(questionnaire.questionnaire, method.method),
    ...parameterIssues(questionnaire.questionnaire, parameters, 'parameters'),
  ];
  printIssues(io, issues);
  return issues.length > 0 ? undefined : { ...questionnaire, ...method, parameters };
}

/** The rows of the file, or undefined after the reason was written. */
async function loadRows(options: IndexOptions, questionnaire: Questionnaire, io: CommandIo): Promise<ReadRows | undefined> {
  const words = indexWords(io.language);
  const decoded = decodeText(await io.readFile(options.responses), options.encoding);
  const rows = 'issues' in decoded ? undefined : readResponseRows(decoded.text, questionnaire, { separator: options.separator, mayMeanNothing: outsideFigures(questionnaire) });
  if (rows !== undefined && !rows.isRefused) return rows;
  reject('issues' in decoded ? decoded.issues : rows?.issues ?? [], io, words.refused);
  return undefined;
}

/** Ids of the questions that enter no figure. */
function outsideFigures(questionnaire: Questionnaire): ReadonlySet<string> {
  return new Set(answerableQuestions(questionnaire).filter((each) => each.role !== 'criterion').map((each) => each.id));
}

function reject(issues: readonly Issue[], io: CommandIo, conclusion: string): number {
  printIssues(io, issues);
  io.error(conclusion);
  return exitCodes.wrongInput;
}

function idsOf(list: readonly { readonly id: string }[]): string {
  return list.map((each) => each.id).join(', ');
}
