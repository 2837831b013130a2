/** The desk's cookie. Under HTTPS its name binds it to this host and to secure connections. */
import type { Call } from './handler.ts';

export interface SessionCookie {
  read(call: Call): string | undefined;
  /** The header that sets it. */
  set(token: string, maxAgeSeconds: number): string;
  clear(): string;
}

export function createSessionCookie(isHttps: boolean): SessionCookie {
  const name = isHttps ? '__Host-hailong' : 'hailong';
  const flags = `Path=/; HttpOnly; SameSite=Strict${isHttps ? '; Secure' : ''}`;
  return {
    read: (call) => (call.req.header('cookie') ?? '').split(/; */)
      .find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1),
    set: (token, maxAgeSeconds) => `${name}=${token}; Max-Age=${maxAgeSeconds}; ${flags}`,
    clear: () => `${name}=; Max-Age=0; ${flags}`,
  };
}
