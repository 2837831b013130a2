/**
 * `index`: figures from a file of responses, without a server and without a database.
 *
 * Either everything that was given is good and the figures are printed, or all that is wrong is
 * reported and nothing is: an index over some of the rows would be taken for the index over all of
 * them. A question column that is missing is no bad row; it is unanswered, and named on standard
 * error. So is a wrong cell of a question that enters no figure.
 */
import { fill } from '#shared/languages/fill.ts';
import type { Issue } from '#shared/kernel/issue.ts';
import { campaignLayout } from '#shared/campaign/campaign-layout.ts';
import type { PastIndex } from '#shared/change/past-index.ts';
import { overallId, treeIssues } from '#shared/index-methods/composites.ts';
import { parameterIssues } from '#shared/index-methods/parameter-issues.ts';
import { indexMethods } from '#shared/index-methods/registry.ts';
import { builtInQuestionnaires } from '#shared/questionnaire/built-in/registry.ts';
import { positionColumns } from '../imports/responses-csv/read-header.ts';
import type { StreamFindings } from '../imports/responses-csv/stream-findings.ts';
import { exitCodes, type CommandIo } from './command.ts';
import { impliedCampaign, type Definitions } from './index-campaign.ts';
import { countResponses, responsesFile } from './index-count.ts';
import { chosenParameters, issuesAgainstResponses, readIndexFiles, type FileOption, type GivenFiles } from './index-files/index-files.ts';
import { readIndexOptions, type IndexOptions } from './index-options.ts';
import { printFigures } from './index-print.ts';
import { indexReport } from './index-report.ts';
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
  const given = await openFiles(options, io);
  const definitions = await loadDefinitions(options, given, io);
  return definitions === undefined ? exitCodes.wrongUse : compute({ options, given, definitions, io });
}

interface Call {
  readonly options: IndexOptions;
  readonly given: GivenFiles;
  readonly definitions: Definitions;
  readonly io: CommandIo;
}

async function compute({ options, given, definitions, io }: Call): Promise<number> {
  const words = indexWords(io.language);
  const { questionnaire, method, parameters } = definitions;
  const layout = campaignLayout({ questionnaire, method: { id: method.id, version: method.version, parameters } });
  const { files, issues: fileIssues } = await readIndexFiles(given, layout, options.year);
  if (fileIssues.length > 0) return reject(fileIssues, io, words.badFiles);
  const responses = responsesFile(io.filePieces(options.responses), questionnaire, { layout, separator: options.separator, encoding: options.encoding });
  const margins = files.margins.length === 0 ? null : (await import('#shared/weighting/margin-cells.ts')).collectMarginCells(layout, files.margins);
  const counted = countResponses(responses, margins === null ? undefined : (position, codes) => { margins.add(position, codes); });
  if ('refused' in counted) return reject(inResponses(options, counted.refused), io, words.refused);
  tellRemarks(counted.findings, options, io);
  const { units } = counted.findings;
  const rowIssues = counted.findings.issues();
  if (rowIssues.length > 0) return reject(inResponses(options, rowIssues), io, words.badRows);
  tellGone(files.previous, units, io);
  const against = await issuesAgainstResponses(given, files, { units, cells: counted.cells });
  if (against.length > 0) return reject(against, io, words.badFiles);
  const campaign = impliedCampaign(definitions, units, { files, year: yearOf(options, files.previous) });
  const made = await indexReport({ campaign, cells: counted.cells, marginCells: margins?.cells() ?? null, responses, files, trim: options.trim });
  if ('issues' in made) return reject(made.issues, io, words.badFiles);
  await printFigures(made.report, campaign, { options, title: method.title, hasPrevious: files.previous !== null, io });
  return exitCodes.done;
}

/** The year after the latest of the past ones, unless it was said; this year where there are none. */
function yearOf({ year }: IndexOptions, previous: readonly { readonly year: number }[] | null): number {
  if (year !== undefined) return year;
  return previous === null || previous.length === 0 ? new Date().getFullYear() : 1 + Math.max(...previous.map((each) => each.year));
}

/** What a person should know although the figures stand. */
function tellRemarks({ missingColumns, weightCells, notes, noteCount }: StreamFindings, options: IndexOptions, io: CommandIo): void {
  const words = indexWords(io.language);
  const isPosition = (name: string): boolean => positionColumns.some((each) => each === name);
  const positions = missingColumns.filter(isPosition);
  const questions = missingColumns.filter((name) => !isPosition(name));
  if (positions.length > 0) io.error(fill(words.missingPositions, { columns: positions.join(', ') }));
  if (questions.length > 0) io.error(fill(words.missingColumns, { columns: questions.join(', ') }));
  if (weightCells.given > 0 && weightCells.empty > 0) io.error(fill(words.emptyWeights, { count: weightCells.empty, file: options.responses }));
  if (noteCount === 0) return;
  printIssues(io, inResponses(options, notes));
  io.error(fill(words.leftOut, { count: noteCount }));
}

/** Units of the year before that the responses do not have: gone, or misspelt. */
function tellGone(previous: readonly PastIndex[] | null, units: ReadonlyMap<string, string>, io: CommandIo): void {
  const latest = Math.max(...(previous ?? []).map((each) => each.year));
  const known = new Set([overallId, ...units.keys(), ...units.values()]);
  const gone = (previous ?? []).filter((each) => each.year === latest && !known.has(each.unit)).map((each) => each.unit);
  if (gone.length > 0) io.error(fill(indexWords(io.language).notInResponses, { units: gone.join(', ') }));
}

/** The files beside the responses; throws `UsageError` for one that cannot be opened. */
async function openFiles({ files, encoding }: IndexOptions, io: CommandIo): Promise<GivenFiles> {
  const opened = await Promise.all(Object.entries(files).map(async ([option, name]): Promise<[string, GivenFiles[FileOption]]> => (
    [option, { name, bytes: await io.readFile(name), encoding }])));
  return Object.fromEntries(opened);
}

/** Questionnaire, method and parameters, or undefined after the reasons were written. */
async function loadDefinitions(options: IndexOptions, given: GivenFiles, io: CommandIo): Promise<Definitions | undefined> {
  const words = indexWords(io.language);
  const questionnaire = await loadQuestionnaire(options.questionnaire, io);
  const method = await loadMethod(options.method, io);
  if (questionnaire === undefined) io.error(fill(words.unknownQuestionnaire, { given: options.questionnaire, known: idsOf(builtInQuestionnaires) }));
  else if ('issues' in questionnaire) printIssues(io, questionnaire.issues);
  if (method === undefined) io.error(fill(words.unknownMethod, { given: options.method, known: idsOf(indexMethods) }));
  else if ('issues' in method) printIssues(io, method.issues);
  if (questionnaire === undefined || 'issues' in questionnaire || method === undefined || 'issues' in method) return undefined;
  const chosen = await chosenParameters(given, questionnaire.questionnaire, method.method.parameters);
  if ('issues' in chosen) {
    printIssues(io, chosen.issues);
    return undefined;
  }
  const parameters = { ...chosen.parameters, ...options.parameters };
  const issues = [
    ...treeIssues(questionnaire.questionnaire, method.method),
    ...parameterIssues(questionnaire.questionnaire, parameters, 'parameters'),
  ];
  printIssues(io, issues);
  return issues.length > 0 ? undefined : { ...questionnaire, ...method, parameters };
}

/** Several files may be read in one call, so an issue of a row names its file too; one of an option names that already. */
function inResponses({ responses }: IndexOptions, issues: readonly Issue[]): Issue[] {
  return issues.map((each) => (each.path.startsWith('--') ? each : { ...each, path: each.path === '' ? responses : `${responses}, ${each.path}` }));
}

function reject(issues: readonly Issue[], io: CommandIo, conclusion: string): number {
  printIssues(io, issues);
  io.error(conclusion);
  return exitCodes.wrongUse;
}

function idsOf(list: readonly { readonly id: string }[]): string {
  return list.map((each) => each.id).join(', ');
}
