import type { ServerHealthReply } from '#shared/wire/server-health.ts';
import type { ServerReply } from '#shared/wire/session.ts';
import type { Routes } from '../handler.ts';

export interface ServerRouteParts {
  readonly readServer: () => Promise<ServerReply>;
  readonly readHealth: () => Promise<ServerHealthReply>;
}

export function serverRoutes({ readServer, readHealth }: ServerRouteParts): Routes<'GET /api/server' | 'GET /api/server-health'> {
  return {
    'GET /api/server': async (call) => call.json(await readServer()),
    'GET /api/server-health': async (call) => call.json(await readHealth()),
  };
}
