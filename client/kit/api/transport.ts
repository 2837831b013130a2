/**
 * The way to the server as a port: a request goes out, status and text come back. Whatever the text
 * is, it was not judged yet: it may be a captive portal's page, or half of a reply.
 */
import { NoAnswer } from './no-answer.ts';

export interface WireRequest {
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; text or bytes in a `Blob` keep their own type. */
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly timeoutMs: number;
}

export interface WireReply {
  readonly status: number;
  readonly text: string;
}

/** Rejects with `NoAnswer` when nothing came back. */
export type Transport = (request: WireRequest) => Promise<WireReply>;

/** The browser's own. */
export const fetchTransport: Transport = async ({ path, method, body, token, timeoutMs }) => {
  try {
    const response = await fetch(path, {
      method,
      headers: headersOf(body, token),
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    throw new NoAnswer('unreachable');
  }
};

function headersOf(body: unknown, token: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}
