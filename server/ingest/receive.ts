/**
 * The one door through which responses come in: from phones and kiosks, from paper, from the
 * demonstration. Bytes go in, a receipt per item comes out, in order.
 */
import { createHash } from 'node:crypto';
import { maxEnvelopeBytes, openEnvelope } from '#shared/sealing/envelope.ts';
import type { Receipt } from '#shared/wire/push.ts';
import type { Catalogue } from '../campaigns/catalogue.ts';
import type { IncomingEnvelope, Storage } from '../storage/port.ts';
import { createGroupCommit } from './group-commit.ts';
import { judge } from './judge.ts';
import { receiptOf, refusal } from './receipts.ts';
import type { Sender } from './sender.ts';

export interface Ingest {
  /** Undefined stands for an item that was not even bytes. Rejects when storage failed: then nothing is known. */
  receive(items: readonly (Uint8Array | undefined)[], sender: Sender): Promise<Deposited[]>;
}

export interface Deposited {
  readonly receipt: Receipt;
  /** Whether the same bytes had been stored before. The receipt does not tell. */
  readonly wasThere: boolean;
}

export interface IngestParts {
  readonly storage: Pick<Storage, 'storeBatch'>;
  readonly catalogue: Catalogue;
  readonly now: () => number;
  /** Told the campaigns in which something was stored, after the commit. */
  readonly onStored: (campaigns: ReadonlySet<string>) => void;
}

export function createIngest(parts: IngestParts): Ingest {
  const store = createGroupCommit(parts.storage);
  return {
    receive: async (items, sender) => {
      const judged: (IncomingEnvelope | Receipt)[] = [];
      for (const bytes of items) judged.push(await judgeItem(bytes, sender, parts));
      const envelopes = judged.filter(isEnvelope);
      const outcomes = envelopes.length === 0 ? [] : await store(envelopes);
      parts.onStored(new Set(envelopes.flatMap(({ campaign }) => (campaign === null ? [] : [campaign]))));
      let at = 0;
      return judged.map((each): Deposited => {
        if (!isEnvelope(each)) return { receipt: each, wasThere: false };
        const outcome = outcomes[at++] ?? null;
        return { receipt: receiptOf(each, outcome), wasThere: outcome?.wasThere ?? false };
      });
    },
  };
}

async function judgeItem(bytes: Uint8Array | undefined, sender: Sender, parts: IngestParts): Promise<IncomingEnvelope | Receipt> {
  if (bytes === undefined) return refusal('', 'request.malformed');
  const envelopeHash = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length > maxEnvelopeBytes) return refusal(envelopeHash, 'request.too_large');
  const opened = openEnvelope(bytes);
  if (opened === undefined) return refusal(envelopeHash, 'request.malformed');
  const known = await parts.catalogue.find(opened.header.campaign.normalize('NFC'));
  return judge({ bytes, envelopeHash, receivedAtMs: parts.now(), opened }, sender, known);
}

function isEnvelope(judged: IncomingEnvelope | Receipt): judged is IncomingEnvelope {
  return 'bytes' in judged;
}
