/** The product's ingest as the simulated server runs it: its own judge and group commit, over stand-in crypto and the model of storage. */
import { smallCampaign, storedCampaign } from '../../../server/fixtures/small-campaign.ts';
import { createCatalogue, type Catalogue, type KnownCampaign } from '../../../server/campaigns/catalogue.ts';
import { createJudgeAgain } from '../../../server/ingest/judge-again.ts';
import { createIngest } from '../../../server/ingest/receive.ts';
import { placeKey } from '../../../server/ingest/sender.ts';
import { signText } from '../stand-in-crypto.ts';
import type { ServerParts, SimulatedIngest } from './server-parts.ts';
import { signersOf, standInOpener } from './stand-in-opener.ts';

export const campaign = smallCampaign();
const stored = await storedCampaign(campaign);
export const questionnaireHash = stored.questionnaireHash;
const known = await createCatalogue({ campaign: async () => stored, campaigns: async () => [stored] }).find(campaign.id);
const places = new Set(campaign.places.map((each) => placeKey(campaign.id, each.id)));

export function simulatedIngest(server: ServerParts): SimulatedIngest {
  const { disk } = server;
  const examining = { opener: standInOpener, signers: signersOf(disk, places) };
  const parts = { ...examining, storage: server.storage, catalogue: catalogueOf(server), now: () => server.now(), onStored: () => undefined };
  const ingest = createIngest({ ...parts, notary: { sign: (text) => signText(server.key, text) } });
  const again = createJudgeAgain(parts);
  return {
    deposit: async (items, device) => {
      const enrolled = disk.data.devices.get(device);
      const deposited = await ingest.receive(items, {
        device, account: enrolled?.account ?? null, kind: 'field', isRevoked: enrolled?.isRevoked === true, isGenerated: false, places,
      });
      return deposited.map(({ signed }) => signed);
    },
    enrolled: async (device) => { await again.ofDevice(device); },
  };
}

function catalogueOf({ disk }: ServerParts): Catalogue {
  return {
    find: async (id): Promise<KnownCampaign | undefined> => (known === undefined || id !== campaign.id
      ? undefined : { ...known, stored: { ...stored, status: disk.data.isCampaignOpen ? 'open' : 'closed' } }),
    changed: () => undefined,
  };
}
