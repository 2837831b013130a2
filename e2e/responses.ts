/** Makes responses as a field device would, from a seed: the same seed gives the same answers. */
import { randomUUID } from 'node:crypto';
import { seededRandom } from '../shared/kernel/random.ts';
import { answerableQuestions, optionsOf } from '../shared/questionnaire/questions.ts';
import type { Questionnaire } from '../shared/questionnaire/model.ts';
import type { Answers, Response } from '../shared/response/model.ts';
import type { AnswerValue } from '../shared/question-types/contract.ts';
import type { AssignedCampaign } from '../shared/wire/assignments.ts';

export interface ResponseSource {
  readonly campaign: AssignedCampaign;
  readonly questionnaire: Questionnaire;
  readonly device: string;
  readonly account: string;
  readonly seed: string;
  /** Answers a response; all questions with options when absent. */
  readonly answers?: number;
}

/** An endless supply of responses, spread over the places of the campaign. */
export function responsesFrom(source: ResponseSource): () => Response {
  const random = seededRandom(source.seed);
  const questions = answerableQuestions(source.questionnaire)
    .filter((each) => each.type === 'rating' || each.type === 'single_choice')
    .slice(0, source.answers);
  const answerAll = (): Answers => Object.fromEntries(questions.map((question): [string, AnswerValue] => {
    const options = optionsOf(source.questionnaire, question);
    return [question.id, random.pick(options).value];
  }));
  const startedAt = { utcMs: Date.now() - 400_000, offsetMinutes: 420 };
  return () => {
    const { id: place, unit, stratum, cluster, weight } = random.pick(source.campaign.places);
    return {
      formatVersion: 1, id: randomUUID(), campaign: source.campaign.id, questionnaire: source.campaign.questionnaire,
      channel: 'field', respondentKind: 'person', language: 'vi', mode: 'face_to_face', answerFormat: 'dock',
      position: { unit, stratum, cluster, weight }, place, device: source.device, enumerator: source.account,
      startedAt, finishedAt: { ...startedAt, utcMs: startedAt.utcMs + 360_000 }, durationMs: 360_000,
      answers: answerAll(),
    };
  };
}
