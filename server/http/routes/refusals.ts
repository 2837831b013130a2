import type { Refusals } from '../../campaigns/refusals.ts';
import type { Routes } from '../handler.ts';
import { readBytes, requireContentType } from '../read-body.ts';
import { separatorOf } from './figures.ts';

const maxCsvBytes = 2_097_152;

export function refusalRoutes(refusals: Refusals): Routes<'GET /api/campaigns/:id/refusals' | 'PUT /api/campaigns/:id/refusals'> {
  return {
    'GET /api/campaigns/:id/refusals': async (call, reader) => call.json(await refusals.read(call.req.param('id') ?? '', reader)),
    'PUT /api/campaigns/:id/refusals': async (call, reader) => {
      requireContentType(call, /^text\/csv(;.*)?$/i);
      const csv = await readBytes(call, maxCsvBytes);
      return call.json(await refusals.record(call.req.param('id') ?? '', reader, { csv, separator: separatorOf(call) }));
    },
  };
}
