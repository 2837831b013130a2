/**
 * Whether an envelope is counted at once or held. Suspicion never refuses: what can be read as an
 * envelope is kept, and every reason to doubt it is named.
 *
 * A signed envelope is judged by who made it, whoever carries it; an unsigned one by who hands it in.
 */
import type { OpenedEnvelope } from '#shared/sealing/envelope.ts';
import type { OpenedContent } from '#shared/sealing/open-sealed.ts';
import type { Response } from '#shared/response/model.ts';
import type { HeldReason } from '#shared/wire/push.ts';
import type { KnownCampaign } from '../campaigns/catalogue.ts';
import type { IncomingEnvelope } from '../storage/port.ts';
import { readContent, type EnvelopeContent } from './read-content.ts';
import { placeKey, type Sender } from './sender.ts';

/** What was found out about an envelope. */
export interface Examined {
  readonly opened: OpenedEnvelope;
  readonly content: OpenedContent;
  readonly maker: Maker;
}

/** Who made it, as far as that is proven. */
export type Maker = Sender | 'device_unknown' | 'signature_bad';

export interface Arrived extends Examined {
  readonly bytes: Uint8Array;
  readonly envelopeHash: string;
  readonly receivedAtMs: number;
}

export function judge(arrived: Arrived, known: KnownCampaign | undefined): IncomingEnvelope {
  const { maker, opened: { header } } = arrived;
  const { content, heldReasons } = judgeContent(arrived, known);
  const isProven = typeof maker !== 'string';
  return {
    responseId: header.responseId,
    envelopeHash: arrived.envelopeHash,
    bytes: arrived.bytes,
    device: isProven ? maker.device : header.device,
    account: isProven ? maker.account : null,
    signer: header.device,
    sequence: mayFill(maker, header.device) ? header.sequence : null,
    previousHash: header.previousHash,
    receivedAtMs: arrived.receivedAtMs,
    counted: heldReasons.length === 0 ? content.countable : null,
    heldReasons,
    campaign: header.campaign.normalize('NFC'),
    unit: content.response?.position.unit ?? null,
    place: content.response?.place ?? null,
  };
}

/**
 * Whether a number counts as brought. In the name of an enrolled device only that device itself says
 * so: what anybody may write into a header must not close a gap. Of one that nobody knows yet the
 * numbers are kept, for it may be enrolled.
 */
function mayFill(maker: Maker, device: string): boolean {
  return typeof maker === 'string' ? maker === 'device_unknown' : maker.device === device;
}

/** The content with every reason to doubt it: the same at arrival and whenever it is judged again. */
export function judgeContent(
  { opened, content: given, maker }: Examined, known: KnownCampaign | undefined,
): { readonly content: EnvelopeContent; readonly heldReasons: HeldReason[] } {
  const content = readContent(opened, given, { known, isGenerated: typeof maker !== 'string' && maker.isGenerated });
  const ofMaker = typeof maker === 'string' ? [maker] : senderReasons(opened.header.device, content.response, maker);
  const heldReasons = [...content.reasons, ...ofMaker];
  if (known !== undefined && known.stored.status !== 'open') heldReasons.push('campaign_not_open');
  return { content, heldReasons };
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
