/**
 * What stands in the way of a response that is to be counted: other content under its id, or another
 * correction of what it corrects. The rule is the same when it arrives and when the server judges it
 * again by itself; a person may decide otherwise (`held-decisions.ts`).
 */
import type { HeldReason } from '#shared/wire/push.ts';
import type { KnownEnvelope } from '../tables/envelopes/queries.ts';
import type { ResponseRow, ResponseStatements } from '../tables/responses/queries.ts';
import type { Corrections } from './corrections.ts';
import type { IncomingEnvelope } from './port.ts';

/** `others` are the other contents that are here under its id. */
export type Standing = (envelope: Coming, others: readonly KnownEnvelope[]) => Verdict;

type Coming = Pick<IncomingEnvelope, 'responseId' | 'device' | 'campaign' | 'counted'>;

export interface StandingParts {
  readonly corrections: Pick<Corrections, 'under'>;
  readonly responses: Pick<ResponseStatements, 'isReplaced'>;
}

export interface Verdict {
  /** Why it must not be counted. */
  readonly reason?: HeldReason;
  /** What it corrects and is counted instead of. */
  readonly original?: ResponseRow;
}

export function createStanding(parts: StandingParts): Standing {
  return (envelope, others) => (others.some(holdsItsId) ? { reason: 'same_id_other_content' } : correctedBy(parts, envelope));
}

/**
 * What a correction corrects. Only the device that took a response may correct it, and only once:
 * two corrections of one response would both be counted.
 */
function correctedBy({ corrections, responses }: StandingParts, { responseId, device, campaign, counted }: Coming): Verdict {
  const replaces = counted?.replaces ?? null;
  if (replaces === null) return {};
  if (responses.isReplaced(replaces)) return { reason: 'same_id_other_content' };
  const original = corrections.under(replaces);
  if (original === undefined) return {};
  // A person decided that another response stands in its place.
  if (!original.isCounted) return { reason: 'same_id_other_content' };
  const isOwn = original.device === device && original.campaign === campaign;
  return isOwn && replaces !== responseId ? { original } : { reason: 'not_assigned' };
}

/** Who made it is not proven, or it is nothing that could ever be counted. */
const withoutClaim: ReadonlySet<HeldReason> = new Set(['signature_bad', 'device_unknown', 'payload_unreadable']);

/**
 * Whether other content cannot come under its id any more. What was counted has it, what a person let
 * stand, and what waits and is proven to be of the device that it names. Anything else anybody may
 * have made of an envelope that he saw or carried: it takes no id from the genuine one.
 */
function holdsItsId({ outcome, decision, reasons, device, signer }: KnownEnvelope): boolean {
  if (outcome === 'stored' || decision === 'admitted') return true;
  return device === signer && !reasons.some((each) => withoutClaim.has(each));
}
