/**
 * Whether the sealing keys of a campaign are the server's: whoever could put a key of his own in
 * their place would read every answer. The names of the keys are checked against their content.
 */
import { fromBase64 } from '../kernel/base64.ts';
import { sealingKeyOf, type SealingKey } from '../sealing/sealing-key.ts';
import { isSigned } from '../sealing/signing.ts';
import { sealingText, type CampaignSealing } from './assignments.ts';

/** Never throws. `serverKey` is the pinned one. */
export async function isSealingOf(serverKey: string, campaign: string, sealing: CampaignSealing): Promise<boolean> {
  const { working, recovery, signature } = sealing;
  try {
    const isNamed = await isNamedByContent(working) && (recovery === null || await isNamedByContent(recovery));
    return isNamed && await isSigned(serverKey, new TextEncoder().encode(sealingText(campaign, working, recovery)), fromBase64(signature));
  } catch {
    return false;
  }
}

async function isNamedByContent({ id, publicKey }: SealingKey): Promise<boolean> {
  return (await sealingKeyOf(publicKey)).id === id;
}
