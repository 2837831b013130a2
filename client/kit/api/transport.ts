/**
 * The way to the server as a port: a request goes out, status and text come back. Whatever the text
 * is, it was not judged yet: it may be a captive portal's page, or half of a reply.
 */
import { NoAnswer } from './no-answer.ts';
import { readRetryAfter } from './retry-after.ts';

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
  /** What `Retry-After` asks for. */
  readonly retryAfterMs?: number | undefined;
}

/** Rejects with `NoAnswer` when nothing came back. */
export type Transport = (request: WireRequest) => Promise<WireReply>;

/** Once a reply has begun, more of it has to come this often: what trickles may take long, what stands still is over. */
const stallMaxMs = 20_000;
/** And it has to end at some time. */
const replyMaxMs = 300_000;

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

/** The time that a request has left: renewed by progress. */
class Limit {
  readonly #controller = new AbortController();
  readonly #endsAtMs: number;
  #overAtMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(firstMs: number) {
    this.#endsAtMs = Date.now() + firstMs + replyMaxMs;
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
    this.#overAtMs = Math.min(Date.now() + ms, this.#endsAtMs);
    this.#timer = setTimeout(() => this.end(), this.#overAtMs - Date.now());
  }

  /** Nothing is waited for any more. */
  release(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    this.#controller.abort();
  }
}

async function carry({ path, method, body, token }: WireRequest, limit: Limit): Promise<WireReply> {
  try {
    const response = await fetch(path, {
      method,
      headers: headersOf(body, token),
      cache: 'no-store',
      redirect: 'error',
      signal: limit.signal,
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
    const text = await textOf(response, limit);
    return { status: response.status, text, retryAfterMs: readRetryAfter(response.headers.get('retry-after'), Date.now()) };
  } catch {
    throw new NoAnswer('unreachable');
  } finally {
    limit.release();
  }
}

async function textOf({ body }: Response, limit: Limit): Promise<string> {
  if (body === null) return '';
  const [reader, decoder] = [body.getReader(), new TextDecoder()];
  let text = '';
  for (;;) {
    limit.renew(stallMaxMs);
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
}

function headersOf(body: unknown, token: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}
