/**
 * The signed heads of the ledger: how it stood at the end of a day. Whoever keeps one, on paper or
 * on another machine, can prove later that nothing before it was changed (`hailong verify`).
 * Storage signs one with the first entry of a new day; where none comes, a look at the clock once an
 * hour signs the day that is over; the last day's is signed at a clean stop.
 */
import { vietnamDay } from '#shared/kernel/instant.ts';
import type { LedgerHeadsReply } from '#shared/wire/ledger-heads.ts';
import type { Storage } from '../storage/port.ts';

export interface Heads {
  read(): Promise<LedgerHeadsReply>;
  /** Where the day of the last entry is over. */
  signFinished(): Promise<void>;
  /** From now on once an hour. */
  start(): void;
  /** At a clean stop; afterwards nothing is signed. */
  signLast(): Promise<void>;
}

export interface HeadsParts {
  readonly storage: Pick<Storage, 'ledgerHead' | 'ledgerAfter' | 'heads' | 'signHead'>;
  /** Raw point in base64. */
  readonly publicKey: string;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
}

const lookEveryMs = 3_600_000;

export function createHeads({ storage, publicKey, now, onFailure }: HeadsParts): Heads {
  let timer: NodeJS.Timeout | undefined;
  const signFinished = async (): Promise<void> => {
    const { size } = await storage.ledgerHead();
    const [last] = await storage.ledgerAfter(size - 1, 1);
    if (last !== undefined && vietnamDay(last.atMs) < vietnamDay(now())) await storage.signHead(vietnamDay(last.atMs), now());
  };
  return {
    signFinished,
    start: () => {
      signFinished().catch(onFailure);
      timer = setInterval(() => { signFinished().catch(onFailure); }, lookEveryMs).unref();
    },
    read: async () => ({ serverKey: publicKey, now: await storage.ledgerHead(), heads: (await storage.heads()).map((each) => ({ ...each })) }),
    signLast: async () => {
      clearInterval(timer);
      await storage.signHead(vietnamDay(now()), now());
    },
  };
}
