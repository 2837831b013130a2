/**
 * Refuses what another site's page makes a browser send. A browser says where a request comes from;
 * what says nothing at all is no browser and carries no cookie of ours by accident.
 */
import { Problem } from '#shared/kernel/problem.ts';
import type { Call } from './handler.ts';

export function refuseCrossSite(call: Call): void {
  const site = call.req.header('sec-fetch-site');
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new Problem('request.cross_site');
    return;
  }
  const origin = call.req.header('origin');
  if (origin !== undefined && !isHost(origin, call.req.header('host'))) throw new Problem('request.cross_site');
}

function isHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
