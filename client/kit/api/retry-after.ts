/**
 * What a reply asks for by `Retry-After`: not to be called again so soon. Kept beside the error that the
 * reply became, since a `Problem` is the same on both sides of the wire and knows nothing of headers.
 */

/** Nobody may silence a phone for longer: a captive portal may say anything. */
const retryAfterMaxMs = 15 * 60_000;

const asked = new WeakMap<object, number>();

/** The milliseconds that a header means, seconds or a date; undefined when it means nothing. */
export function readRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const isSeconds = /^\s*-?\d+\s*$/.test(header);
  const ms = isSeconds ? Number(header) * 1_000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) && ms > 0 ? Math.min(retryAfterMaxMs, ms) : undefined;
}

/** The same error, which now says how long to wait. */
export function withRetryAfter<T extends object>(error: T, waitMs: number | undefined): T {
  if (waitMs !== undefined) asked.set(error, waitMs);
  return error;
}

export function retryAfterOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null ? asked.get(error) : undefined;
}
