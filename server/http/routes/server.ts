import type { ServerReply } from '#shared/wire/session.ts';
import type { Routes } from '../handler.ts';

export function serverRoutes(readServer: () => Promise<ServerReply>): Routes<'GET /api/server'> {
  return { 'GET /api/server': async (call) => call.json(await readServer()) };
}
