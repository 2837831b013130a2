/** From an interview to the response that is sealed. Written once, at finish. */
import type { Instant } from '#shared/kernel/instant.ts';
import type { Response } from '#shared/response/model.ts';
import { answersOf, writeInsOf, type Interview } from './interview.ts';

export type ResponseFrame = Omit<Response, 'formatVersion' | 'answers' | 'writeIns' | 'finishedAt' | 'durationMs'>;

export function responseOf(
  interview: Interview, frame: ResponseFrame, end: { readonly finishedAt: Instant; readonly durationMs: number },
): Response {
  const writeIns = writeInsOf(interview);
  return {
    formatVersion: 1,
    ...frame,
    ...end,
    answers: answersOf(interview),
    ...(Object.keys(writeIns).length === 0 ? {} : { writeIns }),
  };
}

/** Eight signs of a response's id in groups that can be read aloud: it names the response and shows nothing of it. */
export function receiptCode(responseId: string): string {
  const digits = responseId.replaceAll('-', '').slice(0, 8).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}
