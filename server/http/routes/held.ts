import { issue } from '#shared/kernel/issue.ts';
import { Problem } from '#shared/kernel/problem.ts';
import { heldDecisionRequest } from '#shared/wire/held.ts';
import type { Held } from '../../campaigns/held.ts';
import type { Routes } from '../handler.ts';
import { readJson } from '../read-body.ts';

const mostAtOnce = 200;
const usualLimit = 50;

export function heldRoutes(held: Held): Routes<'GET /api/campaigns/:id/held' | 'POST /api/held/:position/decision'> {
  return {
    'GET /api/campaigns/:id/held': async (call, reader) => {
      const before = wholeNumber(call.req.query('before'), 'before');
      const limit = wholeNumber(call.req.query('limit'), 'limit') ?? usualLimit;
      const page = { before: before ?? null, limit: Math.min(Math.max(limit, 1), mostAtOnce) };
      return call.json(await held.list(call.req.param('id') ?? '', reader, page));
    },
    'POST /api/held/:position/decision': async (call, reader) => {
      const decision = await readJson(call, heldDecisionRequest);
      const position = wholeNumber(call.req.param('position'), 'position') ?? 0;
      return call.json(await held.decide(position, reader, decision));
    },
  };
}

function wholeNumber(given: string | undefined, name: string): number | undefined {
  if (given === undefined || given === '') return undefined;
  if (!/^\d{1,15}$/.test(given)) throw new Problem('request.malformed', {}, [issue('value.bad_format', name)]);
  return Number(given);
}
