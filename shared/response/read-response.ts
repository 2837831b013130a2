/**
 * Reads a response out of an opened envelope: its shape only. Whether its unit, questionnaire and
 * answers are known is for `checkAnswers` and the receiver. Keys that this version does not know
 * are left aside, so that a later phone can still deposit here; the envelope's bytes keep them.
 */
import * as z from 'zod/mini';
import { isUuid } from '../kernel/id.ts';
import type { Issue, IssueCode } from '../kernel/issue.ts';
import { schemaIssues } from '../kernel/schema-issues.ts';
import { accessKinds, answerFormats, channels, interviewModes, respondentKinds, stages, type Answers, type Response } from './model.ts';

export type ReadResponse = { readonly response: Response } | { readonly issues: readonly Issue[] };

/** The response that `payload` (parsed JSON) holds, or every reason why it holds none. */
export function readResponse(payload: unknown): ReadResponse {
  const parsed = responsePayload.safeParse(payload);
  return parsed.success ? { response: parsed.data } : { issues: schemaIssues(parsed.error, payload) };
}

const maxAnswers = 5000;
const maxAnswerLength = 20_000;
const maxChoices = 250;
/** Characters of a comment; no screen takes more than 2,000. */
const maxCommentLength = 4000;

const short = z.string().check(z.maxLength(100));
const named = short.check(z.minLength(1));
const uuid = z.string().check(z.refine(isUuid, { params: { issue: 'value.bad_format' } }));
const instant = z.object({ utcMs: z.int(), offsetMinutes: z.int().check(z.gte(-1440), z.lte(1440)) });

/** Looked through by hand, because thousands of responses a second pass here. */
const answers = z.custom<Answers>(isMap, { params: { issue: 'value.wrong_type' } }).check(z.check(({ value, issues }) => {
  const ids = Object.keys(value);
  const add = (path: string[], code: IssueCode, values = {}): unknown => issues.push({ code: 'custom', path, input: value, params: { issue: code, ...values } });
  if (ids.length > maxAnswers) add([], 'value.too_long', { maximum: maxAnswers });
  for (const id of ids) if (!isAnswer(value[id])) add([id], 'value.wrong_type');
}));
const writeIns = z.record(z.string(), z.string().check(z.maxLength(2000)))
  .check(z.refine((map) => Object.keys(map).length <= maxAnswers, { params: { issue: 'value.too_long', maximum: maxAnswers } }));

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAnswer(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.length <= maxAnswerLength;
  return Array.isArray(value) && value.length <= maxChoices && value.every((each) => typeof each === 'number');
}

const responsePayload = z.object({
  formatVersion: z.literal(1),
  id: uuid,
  campaign: named,
  questionnaire: z.object({
    id: named, version: z.int().check(z.gte(1)), hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
  channel: z.enum(channels),
  respondentKind: z.enum(respondentKinds),
  language: named,
  mode: z.enum(interviewModes),
  answerFormat: z.enum(answerFormats),
  access: z.exactOptional(z.enum(accessKinds)),
  visit: z.exactOptional(z.object({
    stage: z.exactOptional(z.enum(stages)),
    counter: z.exactOptional(named),
    dossier: z.exactOptional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  })),
  position: z.object({ unit: named, stratum: short, cluster: short, weight: z.number().check(z.positive()) }),
  place: z.exactOptional(named),
  device: named,
  enumerator: z.exactOptional(named),
  startedAt: instant,
  finishedAt: instant,
  durationMs: z.int().check(z.gte(0)),
  answers,
  writeIns: z.exactOptional(writeIns),
  comment: z.exactOptional(z.string().check(z.maxLength(maxCommentLength))),
  isPartial: z.exactOptional(z.literal(true)),
  consentVersion: z.exactOptional(z.int().check(z.gte(1))),
  replaces: z.exactOptional(uuid),
});
