/** Joins what takes responses in: the keys that open them, the threads that do it, the door, and judging again. */
import { availableParallelism } from 'node:os';
import type { Catalogue } from '../campaigns/catalogue.ts';
import { readOpeningKeys, type OpeningKeys } from '../keys/key-files.ts';
import { createKeyStore, type KeyStore } from '../keys/key-store.ts';
import type { Notary, Storage } from '../storage/port.ts';
import { createJudgeAgain, type JudgeAgain } from './judge-again.ts';
import { openHere } from './opener-here.ts';
import { openInThreads } from './opener-threads.ts';
import { createIngest, type Ingest } from './receive.ts';
import type { Signers } from './signers.ts';

export interface IngestRoomParts {
  readonly storage: Storage;
  readonly catalogue: Catalogue;
  readonly signers: Signers;
  readonly notary: Notary;
  readonly now: () => number;
  readonly keysPath: string;
  /** The built `open-worker.js`; null opens envelopes in this thread. */
  readonly openWorkerUrl: URL | null;
  readonly onStored: (campaigns: ReadonlySet<string>) => void;
  readonly onFailure: (error: unknown) => void;
}

export interface IngestRoom {
  readonly ingest: Ingest;
  readonly ingestAt: (now: () => number) => Ingest;
  readonly judgeAgain: JudgeAgain;
  readonly keys: KeyStore;
  readonly keyOf: OpeningKeys;
  readonly closeIngest: () => Promise<void>;
}

/** More would take cores from the thread that stores. */
const mostThreads = 4;

export function composeIngest({ keysPath, openWorkerUrl, ...parts }: IngestRoomParts): IngestRoom {
  const { storage, now, onFailure } = parts;
  const keyOf = readOpeningKeys(keysPath);
  const here = openHere(keyOf);
  const threads = Math.min(Math.max(availableParallelism() - 1, 1), mostThreads);
  const opener = openWorkerUrl === null ? here : openInThreads({ workerUrl: openWorkerUrl, keysPath, threads, fallback: here, onFailure });
  const ingestAt = (clock: () => number): Ingest => createIngest({ ...parts, opener, now: clock });
  return {
    ingest: ingestAt(now),
    ingestAt,
    judgeAgain: createJudgeAgain({ ...parts, opener }),
    keys: createKeyStore({
      keysPath, now,
      onChanged: (event) => { storage.appendLedger('key', JSON.stringify(event), now()).catch(onFailure); },
    }),
    keyOf,
    closeIngest: () => opener.close(),
  };
}
