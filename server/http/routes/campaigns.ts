import type { CampaignSummary, ImportReply, ProgressReply } from '#shared/wire/campaigns.ts';
import type { Reader } from '../../auth/reader.ts';
import type { ImportCampaign } from '../../campaigns/import-campaign.ts';
import type { Life } from '../../campaigns/life.ts';
import type { Call, Routes } from '../handler.ts';
import { readAnyJson } from '../read-body.ts';
import { chosenFrom } from './chosen-parameters.ts';

const maxCampaignFileBytes = 8_388_608;

export interface CampaignParts {
  readonly list: (reader: Reader) => Promise<readonly CampaignSummary[]>;
  readonly importCampaign: ImportCampaign;
  readonly life: Life;
  readonly file: (id: string, reader: Reader) => Promise<object>;
  readonly definition: (id: string, reader: Reader) => Promise<object>;
  readonly progress: (id: string, reader: Reader) => Promise<ProgressReply>;
  readonly removeDemonstration: () => Promise<void>;
}

type Names = 'GET /api/campaigns' | 'POST /api/campaigns' | 'POST /api/campaigns/:id/open' | 'POST /api/campaigns/:id/close'
  | 'GET /api/campaigns/:id/file' | 'GET /api/campaigns/:id/definition' | 'GET /api/campaigns/:id/progress' | 'DELETE /api/demonstration';

export function campaignRoutes(parts: CampaignParts): Routes<Names> {
  return {
    'GET /api/campaigns': async (call, reader) => call.json({ campaigns: await parts.list(reader) }),
    'POST /api/campaigns': async (call) => {
      const dryRun = chosenFrom(call, 'dryRun', ['0', '1']) === '1';
      const reply: ImportReply = await parts.importCampaign(await readAnyJson(call, maxCampaignFileBytes), { dryRun });
      return call.json(reply, reply.applied ? 201 : 200);
    },
    'POST /api/campaigns/:id/open': async (call, reader) => call.json(await parts.life.open(idOf(call), reader)),
    'POST /api/campaigns/:id/close': async (call, reader) => call.json(await parts.life.close(idOf(call), reader)),
    'GET /api/campaigns/:id/file': async (call, reader) => call.json(await parts.file(idOf(call), reader)),
    'GET /api/campaigns/:id/definition': async (call, reader) => call.json(await parts.definition(idOf(call), reader)),
    'GET /api/campaigns/:id/progress': async (call, reader) => call.json(await parts.progress(idOf(call), reader)),
    'DELETE /api/demonstration': async (call) => {
      await parts.removeDemonstration();
      return call.body(null, 204);
    },
  };
}

function idOf(call: Call): string {
  return call.req.param('id') ?? '';
}
