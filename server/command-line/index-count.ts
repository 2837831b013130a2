/**
 * Counts a file of responses into tally cells, one response after the other: memory grows with the
 * places of the sample, not with its responses.
 *
 * A file carries no routing: an answer that stands in it counts.
 */
import type { Issue } from '#shared/kernel/issue.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { SamplePosition } from '#shared/response/model.ts';
import type { TallyCell } from '#shared/tally/cell.ts';
import { foldResponse } from '#shared/tally/fold.ts';
import type { TallyLayout } from '#shared/tally/layout.ts';
import type { StreamSettings, TakeResponse } from '../imports/responses-csv/full-reader.ts';
import type { StreamFindings } from '../imports/responses-csv/stream-findings.ts';
import { streamResponses } from '../imports/responses-csv/stream-responses.ts';
import type { FilePieces } from '../imports/responses-csv/utf8-pieces.ts';

/** A file of responses and how to read it. */
export interface ResponsesFile {
  readonly pieces: FilePieces;
  readonly settings: StreamSettings;
}

export function responsesFile(
  pieces: FilePieces, questionnaire: Questionnaire, how: Pick<StreamSettings, 'layout' | 'separator' | 'encoding'>,
): ResponsesFile {
  return { pieces, settings: { ...how, questionnaire, mayMeanNothing: outsideFigures(questionnaire) } };
}

export interface CountedResponses {
  readonly cells: readonly TallyCell[];
  readonly findings: StreamFindings;
}

/** The cells of the file; `beside` sees every response as well. */
export function countResponses({ pieces, settings }: ResponsesFile, beside?: TakeResponse): CountedResponses | { readonly refused: readonly Issue[] } {
  const { layout } = settings;
  const cells = new Map<SamplePosition, TallyCell>();
  const read = streamResponses(pieces, settings, (position, codes) => {
    foldResponse(layout, codes, { vector: cellAt(cells, position, layout).vector, times: 1 });
    beside?.(position, codes);
  });
  return 'refused' in read ? read : { cells: [...cells.values()], findings: read.findings };
}

/** Reads a file once more that was counted without an issue. */
export function readAgain({ pieces, settings }: ResponsesFile, take: TakeResponse): void {
  streamResponses(pieces, settings, take);
}

function cellAt(cells: Map<SamplePosition, TallyCell>, position: SamplePosition, { length }: TallyLayout): TallyCell {
  const known = cells.get(position);
  if (known !== undefined) return known;
  const cell = { position, vector: new Float64Array(length) };
  cells.set(position, cell);
  return cell;
}

/** Ids of the questions that enter no figure of satisfaction: a wrong cell of theirs is noted and left out. */
function outsideFigures(questionnaire: Questionnaire): ReadonlySet<string> {
  return new Set(answerableQuestions(questionnaire).filter((each) => each.role !== 'criterion').map((each) => each.id));
}
