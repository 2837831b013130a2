/**
 * What hello and inventory tell devices of the ledger, under the key that they pinned: how long it
 * is, how much of it lies in the second place, and which envelopes it does not have.
 */
import { ledgerStateText, type HelloReply } from '#shared/wire/hello.ts';
import { inventoryText, type InventoryReply, type InventoryRequest } from '#shared/wire/inventory.ts';
import { protocolVersion } from '#shared/wire/protocol-version.ts';
import type { Storage } from '../storage/port.ts';
import type { ServerKey } from './keys.ts';

export interface LedgerProofParts {
  readonly storage: Pick<Storage, 'ledgerHead' | 'ledgerAfter' | 'missingOf'>;
  readonly serverKey: ServerKey;
  readonly now: () => number;
  /** The highest entry of this epoch in the second place; 0 for none. */
  readonly backedUpTo: (epoch: string) => Promise<number>;
}

export interface LedgerProof {
  state(exchange: { readonly nonce: string; readonly challenge: string; readonly seenIndex: number | undefined }): Promise<NonNullable<HelloReply['ledger']>>;
  inventory(request: InventoryRequest): Promise<InventoryReply>;
}

export function createLedgerProof({ storage, serverKey, now, backedUpTo }: LedgerProofParts): LedgerProof {
  return {
    state: async ({ nonce, challenge, seenIndex }) => {
      const { epoch, size } = await storage.ledgerHead();
      const seen = seenIndex === undefined || seenIndex > size ? [] : await storage.ledgerAfter(seenIndex - 1, 1);
      const ledger = { epoch, size, backedUpTo: await backedUpTo(epoch), atMs: now(), seenHash: seen[0]?.hash ?? '' };
      return { ...ledger, signature: serverKey.sign(ledgerStateText({ nonce, challenge }, ledger)) };
    },
    inventory: async ({ items }) => {
      // The epoch is read first: a restore in between would make the answer one of an epoch that is over.
      const { epoch } = await storage.ledgerHead();
      const missing = [...await storage.missingOf(items)];
      const signature = serverKey.sign(inventoryText(items.map((each) => each.envelopeHash), { epoch, missing }));
      return { protocolVersion, epoch, missing, signature };
    },
  };
}
