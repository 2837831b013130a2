/**
 * Reads a response out of an opened envelope: its shape only. Whether its unit, questionnaire and
 * answers are known is for `checkAnswers` and the receiver. Keys that this version does not know
 * are left aside, so that a later phone can still deposit here; the envelope's bytes keep them.
 */
import * as z from 'zod/mini';
import { isUuid } from '../kernel/id.ts';
import type { Issue } from '../kernel/issue.ts';
import { schemaIssues } from '../kernel/schema-issues.ts';
import { answerFormats, channels, interviewModes, respondentKinds, type Response } from './model.ts';

export type ReadResponse = { readonly response: Response } | { readonly issues: readonly Issue[] };

/** The response that `payload` (parsed JSON) holds, or every reason why it holds none. */
export function readResponse(payload: unknown): ReadResponse {
  const parsed = responsePayload.safeParse(payload);
  return parsed.success ? { response: parsed.data } : { issues: schemaIssues(parsed.error, payload) };
}

const maxAnswers = 5000;

const short = z.string().check(z.maxLength(100));
const named = short.check(z.minLength(1));
const uuid = z.string().check(z.refine(isUuid, { params: { issue: 'value.bad_format' } }));
const instant = z.object({ utcMs: z.int(), offsetMinutes: z.int().check(z.gte(-1440), z.lte(1440)) });
const answer = z.union([z.number(), z.string().check(z.maxLength(20_000)), z.array(z.number()).check(z.maxLength(250))]);
const isSmall = (map: object): boolean => Object.keys(map).length <= maxAnswers;
const tooMany = { params: { issue: 'value.too_long' } };

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
  position: z.object({ unit: named, stratum: short, cluster: short, weight: z.number().check(z.positive()) }),
  place: z.exactOptional(named),
  device: named,
  enumerator: z.exactOptional(named),
  startedAt: instant,
  finishedAt: instant,
  durationMs: z.int().check(z.gte(0)),
  answers: z.record(z.string(), answer).check(z.refine(isSmall, tooMany)),
  writeIns: z.exactOptional(z.record(z.string(), z.string().check(z.maxLength(2000))).check(z.refine(isSmall, tooMany))),
  replaces: z.exactOptional(uuid),
});
