import type { GapsReply } from '#shared/wire/gaps.ts';
import type { LedgerHeadsReply } from '#shared/wire/ledger-heads.ts';
import type { Reader } from '../../auth/reader.ts';
import type { Routes } from '../handler.ts';

export interface LedgerParts {
  readonly heads: () => Promise<LedgerHeadsReply>;
  readonly gaps: (campaign: string, reader: Reader) => Promise<GapsReply>;
}

export function ledgerRoutes(parts: LedgerParts): Routes<'GET /api/ledger/heads' | 'GET /api/campaigns/:id/gaps'> {
  return {
    'GET /api/ledger/heads': async (call) => call.json(await parts.heads()),
    'GET /api/campaigns/:id/gaps': async (call, reader) => call.json(await parts.gaps(call.req.param('id') ?? '', reader)),
  };
}
