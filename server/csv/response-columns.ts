/**
 * The columns of the responses CSV: where the response stands, then every question that takes an
 * answer in the order of the questionnaire, then how it came to us. The first two blocks are what the
 * command `index` and the import of responses read; the last lets an import make the same response again.
 */
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions, optionsOf } from '#shared/questionnaire/questions.ts';
import { positionColumns } from '../imports/responses-csv/read-header.ts';

const metadataColumns = [
  'place', 'channel', 'respondent_kind', 'language', 'mode', 'answer_format',
  'questionnaire_id', 'questionnaire_version', 'questionnaire_hash',
  'device', 'enumerator', 'started_at', 'finished_at', 'duration_ms', 'replaces',
  'received_at', 'envelope_hash', 'is_generated',
] as const;
export type MetadataColumn = (typeof metadataColumns)[number];

/** The column of a metadatum; a question that bears its name comes first, then it is `meta_…`. */
function metadataName(column: MetadataColumn, questionIds: ReadonlySet<string>): string {
  return questionIds.has(column) ? `meta_${column}` : column;
}

/** The column of the words written in beside an option of a question. */
function writeInName(question: string): string {
  return writeInPrefix + question;
}

export const writeInPrefix = 'write_in.';

/** Whether an import knows what a column that is neither position nor question means. */
export function isKnownColumn(name: string): boolean {
  const plain = name.startsWith('meta_') ? name.slice('meta_'.length) : name;
  return name.startsWith(writeInPrefix) || (metadataColumns as readonly string[]).includes(plain);
}

/** Ids of the questions where an option invites words. */
export function questionsWithWriteIn(questionnaire: Questionnaire): string[] {
  return answerableQuestions(questionnaire)
    .filter((each) => optionsOf(questionnaire, each).some((option) => option.writeIn === true))
    .map((each) => each.id);
}

/** The whole header in order. */
export function headerOf(questionnaire: Questionnaire): string[] {
  const ids = answerableQuestions(questionnaire).map((each) => each.id);
  const taken = new Set(ids);
  return [
    ...positionColumns,
    ...ids,
    ...metadataColumns.map((each) => metadataName(each, taken)),
    ...questionsWithWriteIn(questionnaire).map(writeInName),
  ];
}
