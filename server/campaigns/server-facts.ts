/** What a sign-in page must know before anyone has signed in. */
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import type { ServerReply } from '#shared/wire/session.ts';
import { everything, type Storage } from '../storage/port.ts';

export async function readServerFacts(storage: Storage, version: string): Promise<ServerReply> {
  const campaigns = await storage.campaigns(everything);
  return {
    protocolVersion, version,
    hasAdmin: await storage.hasAdmin(),
    hasDemonstration: campaigns.some((each) => each.campaign.isDemonstration),
  };
}
