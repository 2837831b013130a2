/** What the simulated server is to its own routes and ingest. */
import type { Random } from '#shared/kernel/random.ts';
import type { SignedReceipt } from '#shared/wire/receipt.ts';
import type { StandInKey } from '../stand-in-crypto.ts';
import type { ModelStorage } from './model-storage.ts';
import type { ServerDisk } from './server-disk.ts';

export interface SimulatedIngest {
  deposit(items: readonly (Uint8Array | undefined)[], device: string): Promise<(SignedReceipt | null)[]>;
  /** What the device made before it was enrolled is judged again. */
  enrolled(device: string): Promise<void>;
}

export interface ServerParts {
  readonly disk: ServerDisk;
  readonly random: Random;
  readonly key: StandInKey;
  readonly storage: ModelStorage;
  readonly ingest: SimulatedIngest;
  /** Device by challenge. */
  readonly challenges: Map<string, string>;
  /** Ids with which any request fails as a whole. */
  readonly toxic: ReadonlySet<string>;
  now(): number;
  backedUpTo(): number;
  /** Notes a receipt that leaves. */
  gave(text: string): void;
}
