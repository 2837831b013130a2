/**
 * The signed heads of the ledger: how it stood at the end of a day. Whoever keeps one, on paper or
 * on another machine, can prove later that nothing before it was changed (`hailong verify`).
 * Storage signs one with the first entry of a new day; the last day's is signed at a clean stop.
 */
import { vietnamDay } from '#shared/kernel/instant.ts';
import type { LedgerHeadsReply } from '#shared/wire/ledger-heads.ts';
import type { Storage } from '../storage/port.ts';

export interface Heads {
  read(): Promise<LedgerHeadsReply>;
  /** At a clean stop. */
  signLast(): Promise<void>;
}

export interface HeadsParts {
  readonly storage: Pick<Storage, 'ledgerHead' | 'heads' | 'signHead'>;
  /** Raw point in base64. */
  readonly publicKey: string;
  readonly now: () => number;
}

export function createHeads({ storage, publicKey, now }: HeadsParts): Heads {
  return {
    read: async () => ({ serverKey: publicKey, now: await storage.ledgerHead(), heads: (await storage.heads()).map((each) => ({ ...each })) }),
    signLast: async () => { await storage.signHead(vietnamDay(now()), now()); },
  };
}
