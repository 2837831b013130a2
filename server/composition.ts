/** What composing needs, and what comes out of it. */
import type { FirstAdmin } from './auth/first-admin.ts';
import type { ImportCampaign } from './campaigns/import-campaign.ts';
import type { ImportResponses } from './campaigns/import-responses.ts';
import type { Life } from './campaigns/life.ts';
import type { Refusals } from './campaigns/refusals.ts';
import type { BackupChoice } from './compose-backup.ts';
import type { App } from './http/app.ts';
import type { JudgeAgain } from './ingest/judge-again.ts';
import type { Ingest } from './ingest/receive.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { DataFolder } from './start/data-folder.ts';
import type { FillProgress, RebuiltDerived, Storage } from './storage/port.ts';

export interface ComposeOptions {
  readonly folder: DataFolder;
  readonly clientFolder: string;
  readonly exportWorkerUrl: URL;
  /** Null reads for rebuilds in this thread. */
  readonly rebuildWorkerUrl: URL | null;
  /** Null opens envelopes in this thread. */
  readonly openWorkerUrl: URL | null;
  /** Null reads answers for reports in this thread. */
  readonly reportWorkerUrl: URL | null;
  /** Absent where nothing is backed up. */
  readonly backup?: BackupChoice | undefined;
  /** Whether a lost server key may be replaced by another, which no device trusts. */
  readonly makesServerKey?: boolean;
  readonly isHttps: boolean;
  readonly version: string;
  readonly now: () => number;
  /** Nobody knows any more what is on the disk: the process has to stop. */
  readonly onFailStop: (error: unknown) => void;
  /** Told once when an old database, opened for the first time, takes long. */
  readonly onLongFill?: (progress: FillProgress) => void;
  /** Told of what nobody foresaw. */
  readonly onFailure: (error: unknown) => void;
  /** There is no admin any more: whoever runs the server needs the new one-time code. */
  readonly onAdminGone: (code: string) => void;
}

/** The application and what is used without HTTP: by the start, the command line and the demonstration. */
export interface Composition {
  readonly app: App;
  readonly storage: Storage;
  readonly ingest: Ingest;
  readonly ingestAt: (now: () => number) => Ingest;
  readonly importCampaign: ImportCampaign;
  readonly importResponses: ImportResponses;
  readonly life: Life;
  readonly refusals: Refusals;
  readonly firstAdmin: FirstAdmin;
  readonly keys: KeyStore;
  readonly judgeAgain: JudgeAgain;
  /** After the start: from now on days that are over are signed, and backups made where they were asked for, by themselves. */
  startClocks(): void;
  /** What would make the first reader wait; after the start, for nobody waits for it. */
  warm(): Promise<void>;
  /** Everything that was derived is made again from envelopes and ledger. */
  rebuildDerived(): Promise<RebuiltDerived>;
  close(): Promise<void>;
}
