/**
 * Judging again by itself what was held for a reason that has gone: the device was enrolled since,
 * or the key was found. Whatever else is odd stays held, for a person to decide; so does what comes
 * behind other content under its id.
 */
import { openEnvelope } from '#shared/sealing/envelope.ts';
import { heldByServer, type HeldServerReason } from '#shared/wire/held.ts';
import type { HeldReason } from '#shared/wire/push.ts';
import type { Enrolment } from '../auth/enrolment.ts';
import type { Catalogue } from '../campaigns/catalogue.ts';
import { everything, type Storage } from '../storage/port.ts';
import { examine, type ExamineParts } from './examine.ts';
import { judgeContent } from './judge.ts';
import type { Sender } from './sender.ts';

export interface JudgeAgain {
  /** What this device made before it was enrolled. Returns how many are counted now. */
  ofDevice(device: string): Promise<number>;
  /** What could not be opened, after keys came back. */
  ofKeys(): Promise<number>;
  /** Whatever waits for either: after a start, since the server may have ended in between. */
  ofAll(): Promise<number>;
}

export interface JudgeAgainParts extends ExamineParts {
  readonly storage: Pick<Storage, 'heldOf' | 'heldBecauseOf' | 'heldEnvelope' | 'decideHeld'>;
  readonly catalogue: Catalogue;
  readonly now: () => number;
  readonly onStored: (campaigns: ReadonlySet<string>) => void;
}

/** What had changed stands as the reason of the decision. */
const decisionReasons = { device_unknown: 'device_enrolled', key_unknown: 'key_recovered' } as const satisfies Partial<Record<HeldReason, HeldServerReason>>;

type Mendable = keyof typeof decisionReasons;

/** An unsigned envelope has no maker but its carrier, who is not here any more. */
const nobody: Sender = { device: '', account: null, kind: 'field', isRevoked: false, isGenerated: false, places: new Set() };

export function createJudgeAgain(parts: JudgeAgainParts): JudgeAgain {
  const judgeEach = async (positions: readonly number[], reason: Mendable): Promise<number> => {
    let counted = 0;
    for (const position of positions) counted += Number(await admitIfMended(position, reason, parts));
    return counted;
  };
  const ofReason = async (reason: Mendable): Promise<number> => judgeEach(await parts.storage.heldBecauseOf(reason), reason);
  return {
    ofDevice: async (device) => judgeEach(await parts.storage.heldOf(device), 'device_unknown'),
    ofKeys: () => ofReason('key_unknown'),
    ofAll: async () => await ofReason('device_unknown') + await ofReason('key_unknown'),
  };
}

/** Enrolment after which what the device made before is judged again. That this failed does not undo the enrolment. */
export function judgingAgain(enrolment: Enrolment, { judgeAgain, onFailure }: {
  readonly judgeAgain: JudgeAgain; readonly onFailure: (error: unknown) => void;
}): Enrolment {
  return {
    ...enrolment,
    enrol: async (request) => {
      const reply = await enrolment.enrol(request);
      await judgeAgain.ofDevice(reply.device).catch(onFailure);
      return reply;
    },
  };
}

async function admitIfMended(position: number, reason: Mendable, parts: JudgeAgainParts): Promise<boolean> {
  const { storage, catalogue } = parts;
  const found = await storage.heldEnvelope(position, everything);
  const opened = found === undefined ? undefined : openEnvelope(found.bytes);
  if (found === undefined || opened === undefined || !isHeldFor(found.held.reasons, reason)) return false;
  const [examined] = await examine([{ bytes: found.bytes, opened }], nobody, parts);
  const known = await catalogue.find(opened.header.campaign.normalize('NFC'));
  if (examined === undefined) return false;
  const { content: { countable }, heldReasons } = judgeContent(examined, known);
  if (countable === null || heldReasons.length > 0) return false;
  const decision = { admit: countable, by: heldByServer, atMs: parts.now(), reason: decisionReasons[reason], scope: everything, isByRule: true as const };
  const isDone = await storage.decideHeld(position, decision) === 'done';
  if (isDone) parts.onStored(new Set([countable.campaign]));
  return isDone;
}

function isHeldFor(reasons: readonly HeldReason[], reason: Mendable): boolean {
  return reasons.length === 1 && reasons[0] === reason;
}
