/** Headers that every reply carries: nothing runs, frames or leaks that is not ours. */
const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self'",
  "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'",
].join('; ');

const always: readonly (readonly [string, string])[] = [
  ['content-security-policy', contentSecurityPolicy],
  ['x-content-type-options', 'nosniff'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()'],
];
const underHttps = [...always, ['strict-transport-security', 'max-age=31536000'] as const];

export function setSecurityHeaders(headers: Headers, isHttps: boolean): void {
  for (const [name, value] of isHttps ? underHttps : always) headers.set(name, value);
}
