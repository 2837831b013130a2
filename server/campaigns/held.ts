/** Held responses: what a person sees of them, and admitting or keeping them out. */
import { Problem } from '#shared/kernel/problem.ts';
import { openEnvelope } from '#shared/sealing/envelope.ts';
import type { HeldItem, HeldReply } from '#shared/wire/held.ts';
import type { Reader } from '../auth/reader.ts';
import { readContent } from '../ingest/read-content.ts';
import type { OpeningKeys } from '../keys/key-files.ts';
import { openContent } from '../keys/open-content.ts';
import type { CountedResponse, HeldEnvelope, Storage } from '../storage/port.ts';
import type { Catalogue } from './catalogue.ts';
import { visibleCampaign } from './visible.ts';

export interface Held {
  list(campaign: string, reader: Reader, page: { readonly before: number | null; readonly limit: number }): Promise<HeldReply>;
  decide(position: number, reader: Reader, decision: { readonly decision: 'admitted' | 'kept_out'; readonly reason: string }): Promise<HeldItem>;
}

export interface HeldParts {
  readonly storage: Storage;
  readonly catalogue: Catalogue;
  readonly keyOf: OpeningKeys;
  readonly now: () => number;
  readonly onStored: (campaigns: ReadonlySet<string>) => void;
}

export function createHeld(parts: HeldParts): Held {
  const { storage } = parts;
  const itemAt = async (position: number, reader: Reader): Promise<{ item: HeldItem; countable: CountedResponse | null }> => {
    const found = await storage.heldEnvelope(position, reader.scope);
    if (found === undefined) throw new Problem('held.unknown');
    const countable = await countableOf(parts, found.held, found.bytes);
    const account = found.held.account === null ? undefined : await storage.accountById(found.held.account);
    return { item: toItem(found.held, account?.login ?? null, countable !== null), countable };
  };
  return {
    list: async (id, reader, { before, limit }) => {
      const { campaign } = await visibleCampaign(storage, id, reader);
      const found = await storage.heldEnvelopes(campaign.id, reader.scope, { before, limit: limit + 1 });
      const page = found.slice(0, limit);
      const items = await Promise.all(page.map(async ({ position }) => (await itemAt(position, reader)).item));
      return { items, next: found.length > limit ? page.at(-1)?.position ?? null : null };
    },
    decide: async (position, reader, { decision, reason }) => {
      const { countable } = await itemAt(position, reader);
      if (decision === 'admitted' && countable === null) throw new Problem('held.not_admissible');
      const admit = decision === 'admitted' ? countable : null;
      const outcome = await storage.decideHeld(position, { admit, by: reader.login, atMs: parts.now(), reason, scope: reader.scope });
      // What it would take out belongs to someone who may decide on both.
      if (outcome !== 'done') throw new Problem(outcome === 'decided' ? 'held.decided' : 'held.not_admissible');
      parts.onStored(new Set(countable === null ? [] : [countable.campaign]));
      return (await itemAt(position, reader)).item;
    },
  };
}

async function countableOf({ catalogue, keyOf }: HeldParts, held: HeldEnvelope, bytes: Uint8Array): Promise<CountedResponse | null> {
  const opened = openEnvelope(bytes);
  if (opened === undefined || held.campaign === null) return null;
  return readContent(opened, openContent(opened, keyOf), { known: await catalogue.find(held.campaign), isGenerated: false }).countable;
}

function toItem(held: HeldEnvelope, login: string | null, isAdmissible: boolean): HeldItem {
  const { position, responseId, unit, place, device, receivedAtMs, decision, decidedBy, decidedAtMs, decisionReason } = held;
  return {
    position, responseId, unit, place, device, login, receivedAtMs, reasons: reasonsOf(held),
    isAdmissible: isAdmissible && decision === 'waiting', decision, decidedBy, decidedAtMs, decisionReason,
  };
}

/** Those of its receipt, and what has come between since: other content that is counted under its id. */
function reasonsOf({ reasons, decision, isIdTaken }: HeldEnvelope): string[] {
  const isLate = isIdTaken && decision === 'waiting' && !reasons.includes('same_id_other_content');
  return isLate ? [...reasons, 'same_id_other_content'] : [...reasons];
}
