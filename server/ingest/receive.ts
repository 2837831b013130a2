/**
 * The one door through which responses come in: from phones and kiosks, from paper, from the
 * demonstration, from rescue files. Bytes go in, a receipt per item comes out, in order.
 */
import { createHash } from 'node:crypto';
import { required } from '#shared/kernel/assert.ts';
import { maxEnvelopeBytes, openEnvelope } from '#shared/sealing/envelope.ts';
import type { Catalogue } from '../campaigns/catalogue.ts';
import type { IncomingEnvelope, Notary, Storage } from '../storage/port.ts';
import { examine, type ExamineParts, type GivenEnvelope } from './examine.ts';
import { createGroupCommit } from './group-commit.ts';
import { judge } from './judge.ts';
import { receiptsOf, refusalOf, type BothReceipts, type Refused } from './receipts.ts';
import type { Sender } from './sender.ts';

export interface Ingest {
  /** Undefined stands for an item that was not even bytes. Rejects when storage failed: then nothing is known. */
  receive(items: readonly (Uint8Array | undefined)[], sender: Sender): Promise<Deposited[]>;
}

export interface Deposited extends BothReceipts {
  /** Whether the same bytes had been stored before. The receipt does not tell. */
  readonly wasThere: boolean;
}

export interface IngestParts extends ExamineParts {
  readonly storage: Pick<Storage, 'storeBatch' | 'ledgerHead'>;
  readonly catalogue: Catalogue;
  readonly notary: Notary;
  readonly now: () => number;
  /** Told the campaigns in which something was stored, after the commit. */
  readonly onStored: (campaigns: ReadonlySet<string>) => void;
}

interface Readable extends GivenEnvelope { readonly envelopeHash: string }

export function createIngest(parts: IngestParts): Ingest {
  const store = createGroupCommit(parts.storage);
  return {
    receive: async (items, sender) => {
      const read = items.map(readItem);
      const envelopes = await judgeAll(read.filter(isReadable), sender, parts);
      const outcomes = envelopes.length === 0 ? [] : await store(envelopes);
      parts.onStored(new Set(envelopes.flatMap(({ campaign }) => (campaign === null ? [] : [campaign]))));
      const epoch = read.every(isReadable) ? '' : (await parts.storage.ledgerHead()).epoch;
      let at = 0;
      return read.map((each): Deposited => {
        if (!isReadable(each)) return { ...refusalOf(each, { notary: parts.notary, epoch }), wasThere: false };
        const outcome = outcomes[at] ?? null;
        return { ...receiptsOf(required(envelopes[at++], 'What was readable was judged.'), outcome), wasThere: outcome?.wasThere ?? false };
      });
    },
  };
}

function readItem(bytes: Uint8Array | undefined): Readable | Refused {
  if (bytes === undefined) return { envelopeHash: '', reason: 'request.malformed' };
  const envelopeHash = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length > maxEnvelopeBytes) return { envelopeHash, reason: 'request.too_large' };
  const opened = openEnvelope(bytes);
  return opened === undefined ? { envelopeHash, reason: 'request.malformed' } : { bytes, envelopeHash, opened };
}

async function judgeAll(given: readonly Readable[], sender: Sender, parts: IngestParts): Promise<IncomingEnvelope[]> {
  const judged: IncomingEnvelope[] = [];
  for (const each of await examine(given, sender, parts)) {
    const known = await parts.catalogue.find(each.opened.header.campaign.normalize('NFC'));
    judged.push(judge({ ...each, receivedAtMs: parts.now() }, known));
  }
  return judged;
}

function isReadable(read: Readable | Refused): read is Readable {
  return 'bytes' in read;
}
