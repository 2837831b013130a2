/**
 * For tests: an export source in memory, with seeded answers to a small questionnaire whose names
 * carry everything that breaks files (quotes, line ends, CDATA ends, formulas, emoji).
 */
import { createHash } from 'node:crypto';
import type { Campaign } from '#shared/campaign/model.ts';
import { campaignLayout } from '#shared/campaign/campaign-layout.ts';
import { seededRandom, type Random } from '#shared/kernel/random.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { AnswerValue } from '#shared/question-types/contract.ts';
import type { Response } from '#shared/response/model.ts';
import { writeEnvelope } from '#shared/sealing/envelope.ts';
import { encodeAnswers } from '#shared/tally/answer-codes.ts';
import { cellKey, type TallyCell } from '#shared/tally/cell.ts';
import { foldResponse } from '#shared/tally/fold.ts';
import { storedContent } from '../keys/stored-content.ts';
import type { StoredResponse } from '../storage/port.ts';
import type { ExportSource } from './contract.ts';
import { fixtureCampaign } from './fixture-campaign.ts';

const startMs = Date.UTC(2026, 10, 3, 1, 0, 0);
const minuteMs = 60_000;

export interface Fixture extends ExportSource {
  readonly responses: readonly Response[];
  /** How often a page was asked for. */
  pagesRead(): number;
}

/** A campaign with `count` responses that depend on the number alone. */
export function fixtureSource(count: number, isGenerated = true, campaign: Campaign = fixtureCampaign()): Fixture {
  const responses = makeResponses(campaign, count);
  const stored = responses.map((each, index) => store(each, index + 1, isGenerated));
  let pages = 0;
  return {
    stored: { campaign, questionnaireHash: 'a'.repeat(64), status: 'open', createdAtMs: startMs, hasGeneratedResponses: isGenerated && count > 0 },
    scope: { campaigns: 'all', units: 'all' },
    responses,
    tallies: () => talliesOf(campaign, responses),
    answers: () => responses.map(({ position, answers }) => ({ position, codes: encodeAnswers(campaignLayout(campaign), answers, new Set()) })),
    refusals: () => campaign.units.slice(0, 1).map(({ id }) => ({ unit: id, refusals: 4, recordedBy: 'giám-sát', recordedAtMs: startMs })),
    previous: () => undefined,
    atOneMoment: (work) => work(),
    progress: () => ({
      responses: count, held: 0,
      units: campaign.units.map((unit) => ({
        unit: unit.id, held: 0, lastReceivedAtMs: null,
        responses: responses.filter((each) => each.position.unit === unit.id).length,
      })),
      places: campaign.places.map((place) => ({ place: place.id, responses: responses.filter((each) => each.place === place.id).length })),
      days: [], channels: [], devices: [],
    }),
    responsesAfter: ({ after, limit }) => {
      pages += 1;
      return stored.slice(after, after + limit);
    },
    contentOf: (bytes) => storedContent(bytes, () => undefined),
    pagesRead: () => pages,
  };
}

/** Tally cells as the server keeps them. */
export function talliesOf(campaign: Campaign, responses: readonly Response[]): TallyCell[] {
  const layout = campaignLayout(campaign);
  const cells = new Map<string, TallyCell>();
  for (const response of responses) {
    const key = cellKey(response.position);
    const cell = cells.get(key) ?? { position: response.position, vector: new Float64Array(layout.length) };
    cells.set(key, cell);
    foldResponse(layout, encodeAnswers(layout, response.answers, new Set()), { vector: cell.vector, times: 1 });
  }
  return [...cells.values()];
}

function makeResponses(campaign: Campaign, count: number): Response[] {
  const random = seededRandom('exports');
  const questions = answerableQuestions(campaign.questionnaire);
  return Array.from({ length: count }, (_, index): Response => {
    const place = random.pick(campaign.places);
    const answers: Record<string, AnswerValue> = {};
    for (const { id, type } of questions) {
      const value = random.next() < 0.1 ? undefined : answerOf(type, random);
      if (value !== undefined) answers[id] = value;
    }
    const finishedMs = startMs + index * minuteMs;
    return {
      formatVersion: 1, id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, campaign: campaign.id,
      questionnaire: { id: campaign.questionnaire.id, version: 1, hash: 'a'.repeat(64) },
      channel: 'field', respondentKind: 'person', language: 'vi', mode: 'face_to_face', answerFormat: 'dock',
      position: { unit: place.unit, stratum: place.stratum, cluster: place.cluster, weight: place.weight },
      place: place.id, device: '00000000-0000-4000-8000-00000000dddd', enumerator: 'account-1',
      startedAt: { utcMs: finishedMs - 5 * minuteMs, offsetMinutes: 420 },
      finishedAt: { utcMs: finishedMs, offsetMinutes: 420 }, durationMs: 290_000, answers,
      ...(index % 7 === 0 ? { writeIns: { job: '=HYPERLINK("http://x")' } } : {}),
    };
  });
}

const texts = ['=1+1', '+84', '-2+3', '@a', '\t=1', 'Hài lòng, "rất"\r\nnhanh', "'=1", '＝1', '😀 ]]>', '-3', 'bình thường'];

function answerOf(type: string, random: Random): AnswerValue {
  if (type === 'rating') return 1 + Math.min(4, random.integer(8));
  if (type === 'single_choice') return 1 + random.integer(3);
  if (type === 'multiple_choice') return random.next() < 0.5 ? [2] : [1, 3];
  if (type === 'number') return random.integer(60) - 10;
  return random.pick(texts).normalize('NFC');
}

function store(response: Response, position: number, isGenerated: boolean): StoredResponse {
  const bytes = writeEnvelope(response, { sequence: position, previousHash: '' });
  const envelopeHash = createHash('sha256').update(bytes).digest('hex');
  return { position, responseId: response.id, envelopeHash, bytes, receivedAtMs: startMs + position, account: null, isGenerated };
}
