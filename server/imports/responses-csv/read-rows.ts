/**
 * Reads the responses of a CSV: one row per response, one column per question. Good rows come out,
 * every bad one is reported with line, column and reason. What is no file of responses at all
 * (another header, another separator) is refused as a whole.
 *
 * An empty cell is unanswered; several answers in one cell stand apart by a space; columns that
 * are neither position nor question are carried along as `extra`.
 */
import { issue, type Issue } from '#shared/kernel/issue.ts';
import { shortened } from '#shared/kernel/json-path.ts';
import type { AnswerValue, QuestionShape } from '#shared/question-types/contract.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions, shapeOf } from '#shared/questionnaire/questions.ts';
import type { SamplePosition } from '#shared/response/model.ts';
import { restoreCell } from '../../csv/cells.ts';
import { parseRecords, type CsvRecord } from './parse-records.ts';
import { readAnswer } from './read-answer.ts';
import { positionColumns, readHeader, type Header, type PositionColumn } from './read-header.ts';
import { idLengthAtMost, plainCell, readWeight } from './read-position.ts';

export interface ResponseRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly responseId: string;
  readonly position: SamplePosition;
  /** Whether its weight was written; an empty cell weighs 1. */
  readonly hasWeight: boolean;
  /** As the file says; empty when it does not. */
  readonly unitGroup: string;
  readonly answers: Readonly<Record<string, AnswerValue>>;
  /** Cells of the other columns that are not empty, by column name. */
  readonly extra: Readonly<Record<string, string>>;
}

export interface ReadRows {
  /** The good rows. */
  readonly rows: readonly ResponseRow[];
  /** First of rows that are no rows at all, as many as `malformedCount`, then of the others in their order. */
  readonly issues: readonly Issue[];
  readonly malformedCount: number;
  /** Cells that mean nothing and were taken as unanswered, as the settings allow. */
  readonly notes: readonly Issue[];
  /** Position and question columns that the file does not have. */
  readonly missingColumns: readonly string[];
  /** The file as a whole is not one of responses: there are no rows, and no row was looked at. */
  readonly isRefused: boolean;
  /** Rows under the header, good or bad. */
  readonly rowCount: number;
}

export interface RowSettings {
  readonly separator: string;
  /** Ids of questions whose wrong cells are noted and left out; a wrong cell of any other spoils its row. */
  readonly mayMeanNothing?: ReadonlySet<string>;
  /** Response ids that earlier parts of the same file have used; those of this part are added. */
  readonly seen?: UsedIds;
}

/** The response ids that a file has used so far. */
export interface UsedIds {
  has(id: string): boolean;
  add(id: string): unknown;
}

const nothing: ReadonlySet<string> = new Set();

/** The responses in `text`, which is UTF-8 already decoded (`decode-text.ts`). */
export function readResponseRows(text: string, questionnaire: Questionnaire, settings: RowSettings): ReadRows {
  const { separator } = settings;
  const parsed = parseRecords(text, separator);
  const [first, ...records] = parsed.records;
  if (first === undefined) return refused([issue('file.empty', '')]);
  const shapes = answerableQuestions(questionnaire).map((each) => shapeOf(questionnaire, each));
  const read = readHeader(first.cells, shapes.map((each) => each.id), separator);
  if ('issues' in read) return refused(read.issues);
  const context = contextOf(read.header, shapes, settings);
  const results = records.map((record) => readRow(context, record));
  return {
    rows: results.flatMap((each) => ('row' in each ? [each.row] : [])),
    issues: [...parsed.issues, ...results.flatMap((each) => ('issues' in each ? each.issues : []))],
    malformedCount: parsed.issues.length,
    notes: context.notes,
    missingColumns: read.header.missingColumns,
    isRefused: false,
    rowCount: records.length + parsed.issues.length,
  };
}

function refused(issues: readonly Issue[]): ReadRows {
  return { rows: [], issues, malformedCount: 0, notes: [], missingColumns: [], isRefused: true, rowCount: 0 };
}

interface Context {
  readonly header: Header;
  readonly questions: readonly { readonly shape: QuestionShape; readonly column: number }[];
  readonly extras: readonly { readonly name: string; readonly column: number }[];
  /** Response ids that were read before. */
  readonly seen: UsedIds;
  readonly mayMeanNothing: ReadonlySet<string>;
  readonly notes: Issue[];
}

function contextOf(header: Header, shapes: readonly QuestionShape[], { mayMeanNothing = nothing, seen = new Set() }: RowSettings): Context {
  const taken = new Set<string>([...positionColumns, ...shapes.map((each) => each.id)]);
  return {
    header,
    questions: shapes.flatMap((shape) => {
      const column = header.columns.get(shape.id);
      return column === undefined ? [] : [{ shape, column }];
    }),
    extras: [...header.columns].flatMap(([name, column]) => (taken.has(name) ? [] : [{ name, column }])),
    seen,
    mayMeanNothing,
    notes: [],
  };
}

type RowResult = { readonly row: ResponseRow } | { readonly issues: readonly Issue[] };

function readRow(context: Context, { line, cells }: CsvRecord): RowResult {
  if (cells.length !== context.header.length) {
    return { issues: [issue('csv.malformed_row', `line ${line}`, { expected: context.header.length, found: cells.length })] };
  }
  const cell = (name: PositionColumn): string => {
    const column = context.header.columns.get(name);
    return column === undefined ? '' : plainCell(cells[column] ?? '');
  };
  const place = (name: PositionColumn): string => `line ${line}, column ${(context.header.columns.get(name) ?? 0) + 1}`;
  const responseId = cell('response_id');
  const weight = readWeight(cell('weight'));
  const { answers, issues } = readAnswers(context, { line, cells });
  const found = [
    ...requiredIssues({ response_id: responseId, unit: cell('unit') }, place),
    ...(weight === undefined ? [issue('csv.bad_weight', place('weight'), { column: 'weight', value: shortened(cell('weight')) })] : []),
    ...(context.seen.has(responseId) ? [issue('csv.duplicate_id', place('response_id'), { column: 'response_id', id: responseId })] : []),
    ...issues,
  ];
  context.seen.add(responseId);
  if (found.length > 0 || weight === undefined) return { issues: found };
  const position = { unit: cell('unit'), stratum: cell('stratum'), cluster: cell('cluster'), weight };
  return { row: { line, responseId, position, hasWeight: cell('weight') !== '', unitGroup: cell('unit_group'), answers, extra: readExtras(context, cells) } };
}

function requiredIssues(values: Readonly<Record<'response_id' | 'unit', string>>, place: (name: PositionColumn) => string): Issue[] {
  return (['response_id', 'unit'] as const).flatMap((column): Issue[] => {
    if (values[column] === '') return [issue('value.missing', place(column), { column })];
    return values[column].length > idLengthAtMost
      ? [issue('value.too_long', place(column), { column, maximum: idLengthAtMost })] : [];
  });
}

function readAnswers(context: Context, { line, cells }: CsvRecord): { readonly answers: Record<string, AnswerValue>; readonly issues: readonly Issue[] } {
  const answers: Record<string, AnswerValue> = {};
  const issues: Issue[] = [];
  for (const { shape, column } of context.questions) {
    const read = readAnswer(shape, cells[column] ?? '', `line ${line}, column ${column + 1}`);
    if ('issues' in read) (context.mayMeanNothing.has(shape.id) ? context.notes : issues).push(...read.issues);
    else if (read.answer !== undefined) answers[shape.id] = read.answer;
  }
  return { answers, issues };
}

function readExtras(context: Context, cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(context.extras.flatMap(({ name, column }) => {
    const value = restoreCell(cells[column] ?? '');
    return value === '' ? [] : [[name, value]];
  }));
}
