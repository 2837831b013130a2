/**
 * Whether an envelope is counted at once or held. Suspicion never refuses: what can be read as an
 * envelope is kept, and every reason to doubt it is named.
 */
import type { OpenedEnvelope } from '#shared/sealing/envelope.ts';
import type { Response } from '#shared/response/model.ts';
import type { HeldReason } from '#shared/wire/push.ts';
import type { KnownCampaign } from '../campaigns/catalogue.ts';
import type { IncomingEnvelope } from '../storage/port.ts';
import { readContent } from './read-content.ts';
import { placeKey, type Sender } from './sender.ts';

export interface Arrived {
  readonly bytes: Uint8Array;
  readonly envelopeHash: string;
  readonly receivedAtMs: number;
  readonly opened: OpenedEnvelope;
}

export function judge(arrived: Arrived, sender: Sender, known: KnownCampaign | undefined): IncomingEnvelope {
  const { header } = arrived.opened;
  const content = readContent(arrived.opened, known, sender.isGenerated);
  const heldReasons = [...content.reasons, ...senderReasons(header.device, content.response, sender)];
  if (known !== undefined && known.stored.status !== 'open') heldReasons.push('campaign_not_open');
  return {
    responseId: header.responseId,
    envelopeHash: arrived.envelopeHash,
    bytes: arrived.bytes,
    device: sender.device,
    account: sender.account,
    receivedAtMs: arrived.receivedAtMs,
    signer: header.device,
    sequence: header.sequence,
    counted: heldReasons.length === 0 ? content.countable : null,
    heldReasons,
    campaign: header.campaign.normalize('NFC'),
    unit: content.response?.position.unit ?? null,
    place: content.response?.place ?? null,
  };
}

function senderReasons(device: string, response: Response | null, sender: Sender): HeldReason[] {
  const reasons: HeldReason[] = sender.isRevoked ? ['device_revoked'] : [];
  if (device !== sender.device || (response !== null && !isFromSender(response, sender))) reasons.push('device_mismatch');
  if (response !== null && !isAssigned(response, sender)) reasons.push('not_assigned');
  return reasons;
}

/** A field phone takes interviews, a kiosk ratings, each for the person or centre it was enrolled to. */
function isFromSender({ channel, enumerator }: Response, sender: Sender): boolean {
  if (sender.kind === 'office') return true;
  return channel === sender.kind && (enumerator === undefined || enumerator === sender.account);
}

function isAssigned({ campaign, place }: Response, { places }: Sender): boolean {
  return places === 'all' || (place !== undefined && places.has(placeKey(campaign, place)));
}
