/**
 * The HTTP application: every route of the access table behind its guard, the client's files, one
 * way to say that something went wrong.
 */
import { Hono } from 'hono';
import { Problem } from '#shared/kernel/problem.ts';
import { access, type RouteName } from './access.ts';
import { createGuard, type GuardParts } from './guard.ts';
import type { Call, Handler, Handlers } from './handler.ts';
import { asProblem, problemReply } from './problem-reply.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';

export interface AppParts extends GuardParts {
  readonly handlers: Handlers;
  readonly files: StaticFiles;
  readonly isHttps: boolean;
  /** Told of what nobody foresaw; never of what a request contained. */
  readonly onFailure: (error: unknown) => void;
}

export type App = Hono<{ Bindings: Call['env'] }>;

export function createApp(parts: AppParts): App {
  const app: App = new Hono();
  const guard = createGuard(parts);
  const failed = (call: Call, error: unknown): Response => {
    const problem = asProblem(error);
    if (problem.status === 500) parts.onFailure(error);
    return finish(problemReply(problem, call.req.header('accept-language')), parts.isHttps);
  };
  for (const name of Object.keys(access) as RouteName[]) {
    const [method = '', path = ''] = name.split(' ');
    app.on(method, path, async (call) => {
      try {
        const session = await guard(call, access[name]);
        // The table gives each handler the session that its rule promises.
        const handle = parts.handlers[name] as Handler<'anyone' | 'device' | 'session' | 'depositor' | readonly []>;
        const response = finish(await handle(call, session as never), parts.isHttps);
        // Hono answers HEAD by GET and drops the body: a stream would run on for nobody.
        if (call.req.raw.method === 'HEAD') await response.body?.cancel();
        return response;
      } catch (error) {
        return failed(call, error);
      }
    });
  }
  app.all('/api/*', (call) => failed(call, new Problem('route.unknown')));
  app.get('*', async (call) => {
    const response = await parts.files.serve(call.req);
    setSecurityHeaders(response.headers, parts.isHttps);
    return response;
  });
  app.notFound((call) => failed(call, new Problem('route.unknown')));
  app.onError((error, call) => failed(call, error));
  return app;
}

/** Nothing of the API is kept by anyone. */
function finish(response: Response, isHttps: boolean): Response {
  setSecurityHeaders(response.headers, isHttps);
  response.headers.set('cache-control', 'no-store');
  return response;
}
