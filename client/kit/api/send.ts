/**
 * The one way to talk to the server. A reply passes the wire's schema or it is no answer; a refusal
 * becomes a `Problem` with the server's code. People at the desk are known by their cookie, devices
 * by the token of their session.
 */
import * as z from 'zod/mini';
import type { Issue } from '#shared/kernel/issue.ts';
import { issueCodes } from '#shared/kernel/issue.ts';
import { Problem, problemStatus, type ProblemCode } from '#shared/kernel/problem.ts';
import { problemReply } from '#shared/wire/problem-reply.ts';
import { NoAnswer } from './no-answer.ts';
import { withRetryAfter } from './retry-after.ts';
import { fetchTransport, type Transport } from './transport.ts';

export interface Call<Reply extends z.ZodMiniType> {
  readonly path: string;
  /** POST when there is a body, else GET. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; text or bytes in a `Blob` keep their own type. */
  readonly body?: unknown;
  /** What the reply must be. */
  readonly reply: Reply;
  readonly token?: string | undefined;
  readonly timeoutMs?: number;
  /** What the reply may weigh, where that is much. */
  readonly replyBytes?: number;
}

/** The reply of a call that has none (204). */
export const noContent = z.undefined();

const timeoutMsDefault = 20_000;

/** Over the browser's network; rejects with `Problem` (the server refused) or `NoAnswer` (we know nothing). */
export function send<Reply extends z.ZodMiniType>(call: Call<Reply>): Promise<z.infer<Reply>> {
  return sendOver(fetchTransport, call);
}

/** The same over any transport. */
export async function sendOver<Reply extends z.ZodMiniType>(transport: Transport, call: Call<Reply>): Promise<z.infer<Reply>> {
  const { path, body, token, timeoutMs = timeoutMsDefault, replyBytes } = call;
  const { status, text, retryAfterMs } = await transport({ path, method: call.method ?? (body === undefined ? 'GET' : 'POST'), body, token, timeoutMs, replyBytes });
  const value = status === 204 ? undefined : parse(text);
  if (status >= 400) throw withRetryAfter(asProblem(value, status), retryAfterMs);
  const reply = z.safeParse(call.reply, value);
  if (!reply.success || value === notJson) throw new NoAnswer('unreadable', status);
  return reply.data;
}

const notJson = Symbol('not JSON');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

function asProblem(value: unknown, status: number): Problem | NoAnswer {
  const reply = z.safeParse(problemReply, value);
  if (!reply.success) return new NoAnswer('unreadable', status);
  const code = isProblemCode(reply.data.code) ? reply.data.code : 'server.failed';
  return new Problem(code, reply.data.values, reply.data.issues.flatMap(asIssue));
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemStatus, code);
}

/** An issue of a later server whose code has no words here is left out: its problem still shows. */
function asIssue(given: z.infer<typeof problemReply>['issues'][number]): Issue[] {
  const code = issueCodes.find((each) => each === given.code);
  if (code === undefined) return [];
  return [given.values === undefined ? { code, path: given.path } : { code, path: given.path, values: given.values }];
}
