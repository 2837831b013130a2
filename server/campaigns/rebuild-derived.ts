/** Making again everything that was derived from envelopes: opened as they were at arrival, by keys that are still there. */
import { openEnvelope } from '#shared/sealing/envelope.ts';
import { readContent } from '../ingest/read-content.ts';
import type { OpeningKeys } from '../keys/key-files.ts';
import { openContent } from '../keys/open-content.ts';
import { everything, type DecodedEnvelope, type RebuiltDerived, type Storage } from '../storage/port.ts';
import type { Catalogue, KnownCampaign } from './catalogue.ts';

export interface RebuildDerivedParts {
  readonly storage: Pick<Storage, 'campaigns' | 'rebuildDerived'>;
  readonly catalogue: Catalogue;
  readonly keyOf: OpeningKeys;
}

export async function rebuildDerived({ storage, catalogue, keyOf }: RebuildDerivedParts): Promise<RebuiltDerived> {
  const known = new Map<string, KnownCampaign>();
  for (const { campaign: { id } } of await storage.campaigns(everything)) {
    const found = await catalogue.find(id);
    if (found !== undefined) known.set(id, found);
  }
  return storage.rebuildDerived(({ bytes, isGenerated }): DecodedEnvelope => {
    const opened = openEnvelope(bytes);
    if (opened === undefined) return { counted: null, unit: null, place: null };
    const { countable, response } = readContent(opened, openContent(opened, keyOf), { known: known.get(opened.header.campaign.normalize('NFC')), isGenerated });
    return { counted: countable, unit: response?.position.unit ?? null, place: response?.place ?? null };
  });
}
