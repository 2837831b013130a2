/**
 * The way to the server as a port: a request goes out, status and text come back. Whatever the text
 * is, it was not judged yet: it may be a captive portal's page, or half of a reply.
 */
import { NoAnswer } from './no-answer.ts';
import { readRetryAfter } from './retry-after.ts';
import { timeoutMsFor } from './time-limit.ts';

export interface WireRequest {
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; text or bytes in a `Blob` keep their own type. */
  readonly body?: unknown;
  readonly token?: string | undefined;
  /** Until the reply begins; how long the rest of it may take hangs on its size. */
  readonly timeoutMs: number;
  /** What a reply may weigh that does not say so itself. */
  readonly replyBytes?: number | undefined;
}

export interface WireReply {
  readonly status: number;
  readonly text: string;
  /** What `Retry-After` asks for. */
  readonly retryAfterMs?: number | undefined;
}

/** Rejects with `NoAnswer` when nothing came back. */
export type Transport = (request: WireRequest) => Promise<WireReply>;

const replyBytesDefault = 16_384;

/** A transport over the browser's network, and the way to break off what a former network left hanging. */
export interface BreakableTransport {
  readonly send: Transport;
  /** Ends every request that is on its way: the network is another one now. */
  breakOff(): void;
  /** Ends those whose time is over by the clock: the timers of a page that slept have not noticed. */
  breakOffOverdue(): void;
}

/** The browser's own. */
export const fetchTransport: Transport = (request) => carry(request, new Limit(request.timeoutMs));

export function breakableTransport(): BreakableTransport {
  const limits = new Set<Limit>();
  return {
    send: async (request) => {
      const limit = new Limit(request.timeoutMs);
      limits.add(limit);
      try {
        return await carry(request, limit);
      } finally {
        limits.delete(limit);
      }
    },
    breakOff: () => limits.forEach((each) => each.end()),
    breakOffOverdue: () => limits.forEach((each) => { if (each.isOver) each.end(); }),
  };
}

/** The time that a request has left. */
class Limit {
  readonly #controller = new AbortController();
  #overAtMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(firstMs: number) {
    this.renew(firstMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isOver(): boolean {
    return Date.now() > this.#overAtMs;
  }

  renew(ms: number): void {
    clearTimeout(this.#timer);
    this.#overAtMs = Date.now() + ms;
    this.#timer = setTimeout(() => this.end(), ms);
  }

  /** Nothing is waited for any more. */
  release(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    this.#controller.abort();
  }
}

async function carry({ path, method, body, token, replyBytes }: WireRequest, limit: Limit): Promise<WireReply> {
  try {
    const response = await fetch(path, {
      method,
      headers: headersOf(body, token),
      cache: 'no-store',
      redirect: 'error',
      signal: limit.signal,
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
    limit.renew(timeoutMsFor(sizeOf(response) ?? replyBytes ?? replyBytesDefault));
    return { status: response.status, text: await response.text(), retryAfterMs: readRetryAfter(response.headers.get('retry-after'), Date.now()) };
  } catch {
    throw new NoAnswer('unreachable');
  } finally {
    limit.release();
  }
}

/** As it travels: what the server compressed says its compressed size. */
function sizeOf({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length !== null && /^\d{1,9}$/.test(length) ? Number(length) : undefined;
}

function headersOf(body: unknown, token: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}
