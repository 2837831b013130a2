/** One response as one line. This runs once for every response of an export, hence the care for speed. */
import type { AnswerValue } from '#shared/question-types/contract.ts';
import { meaningOf } from '#shared/question-types/registry.ts';
import { toIso } from '#shared/kernel/instant.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { Campaign } from '#shared/campaign/model.ts';
import type { Response } from '#shared/response/model.ts';
import { csvCell } from '../../csv/cells.ts';
import { questionsWithWriteIn } from '../../csv/response-columns.ts';
import type { StoredResponse } from '../../storage/port.ts';
import type { ExportSource } from '../contract.ts';

const utc = 0;

/** A function that writes the line of a stored response of `campaign`, with its line end. */
export function lineWriter(campaign: Campaign, contentOf: ExportSource['contentOf']): (stored: StoredResponse) => string {
  const questions = answerableQuestions(campaign.questionnaire)
    .map((each) => ({ id: each.id, toCell: meaningOf(each.type).toCell }));
  const writeIns = questionsWithWriteIn(campaign.questionnaire);
  const groupOf = new Map(campaign.units.map((each) => [each.id, csvCell(each.unitGroup)]));
  const cell = remembered(csvCell);

  return (stored) => {
    const response = readResponse(contentOf(stored.bytes));
    const { position, answers } = response;
    let line = `${response.id},${cell(position.unit)},${groupOf.get(position.unit) ?? ''},${cell(position.stratum)},${cell(position.cluster)},${position.weight}`;
    for (const { id, toCell } of questions) line += `,${answerCell(answers[id], toCell)}`;
    line += `,${cell(response.place ?? '')},${response.channel},${response.respondentKind},${cell(response.language)},${response.mode},${response.answerFormat}`;
    line += `,${cell(response.questionnaire.id)},${response.questionnaire.version},${response.questionnaire.hash}`;
    line += `,${cell(response.device)},${cell(response.enumerator ?? '')},${toIso(response.startedAt)},${toIso(response.finishedAt)}`;
    line += `,${response.durationMs},${response.replaces ?? ''}`;
    line += `,${toIso({ utcMs: stored.receivedAtMs, offsetMinutes: utc })},${stored.envelopeHash},${stored.isGenerated ? 1 : 0}`;
    for (const id of writeIns) line += `,${csvCell(response.writeIns?.[id] ?? '')}`;
    return `${line}\r\n`;
  };
}

function answerCell(value: AnswerValue | undefined, toCell: (value: AnswerValue) => string): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? String(value) : csvCell(toCell(value));
}

/** It was read once before it was counted. */
function readResponse(content: Uint8Array): Response {
  return JSON.parse(Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8')) as Response;
}

const rememberedAtMost = 10_000;

/** The same function, which looks up what it worked out before. */
function remembered(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    if (known.size < rememberedAtMost) known.set(text, result);
    return result;
  };
}
