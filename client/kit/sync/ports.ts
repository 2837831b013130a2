/**
 * What a sync stands on. `runSync` and everything below it touch nothing else: no network, no page,
 * no clock and no chance of their own, so that a simulation runs the very same code.
 */
import type { Health } from '#shared/wire/health.ts';
import type { LedgerState as ProvenLedger } from '#shared/wire/hello.ts';
import type { Transport } from '../api/transport.ts';
import type { Lock } from '../store/lock.ts';
import type { Outbox } from '../store/outbox.ts';
import type { AppName, DeviceRow, KnownLedger, LedgerState } from '../store/rows.ts';

/** Of the device's store, what a sync needs. */
export interface SyncStore {
  readonly app: AppName;
  readonly device: {
    /** The device in use. */
    get(): Promise<DeviceRow | undefined>;
    /** The one in use, first, and those that other people used before on this phone. */
    all(): Promise<DeviceRow[]>;
    /** Changes the device in use. */
    change(change: { readonly lastSyncAtMs?: number; readonly ledger?: LedgerState; readonly known?: KnownLedger }): Promise<void>;
    keepToken(id: string, token: string | undefined): Promise<void>;
  };
  readonly outbox: Pick<Outbox, 'waiting' | 'bytes' | 'settle' | 'inventory' | 'reopen'>;
}

export interface SyncPorts {
  readonly store: SyncStore;
  readonly transport: Transport;
  /** Wall clock in milliseconds: may be wrong, may jump. */
  readonly now: () => number;
  /** Milliseconds that only go forward: measures the network. */
  readonly elapsedMs: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** One run at a time over all windows; correctness never rests on it. */
  readonly lock: Lock;
  /** Whether the holder of this public key signed this text. */
  readonly verify: (publicKey: string, signature: string, text: string) => Promise<boolean>;
  /** The device's signature over a text. */
  readonly sign: (keys: CryptoKeyPair, text: string) => Promise<string>;
  /** 32 random bytes in base64. */
  readonly nonce: () => string;
  /** How the device keeps what it holds; left out of the report when it cannot be told. */
  readonly health: () => Promise<Health | undefined>;
  /** Fetches what is assigned, after everything was sent. */
  readonly refresh: (session: Session) => Promise<void>;
  /** Lets time pass before the next attempt of a run; absent, there is no pause. */
  readonly pause?: (ms: number) => Promise<void>;
  readonly appVersion: string;
}

/** What hello gave (`session.ts`). */
export interface Session {
  /** What the server proved of its ledger; undefined from a server that has none to show. */
  readonly ledger: ProvenLedger | undefined;
  /** How soon hello was answered. */
  readonly helloTookMs: number;
  /** Says hello once more: whether the server can be reached at all. */
  isAnswered(): Promise<boolean>;
  /** Runs `call` with the session's token; a refused token is renewed once. */
  within<T>(call: (token: string) => Promise<T>): Promise<T>;
}
