/** Work that is tried again and again, one run at a time: when it is due next, and why it failed last. */
import type { BackupFailureCode } from '#shared/wire/server-health.ts';
import { asBackupFailed } from './backup-failed.ts';

export interface Failure {
  readonly code: BackupFailureCode;
  readonly sinceMs: number;
}

export interface Attempts {
  isDue(): boolean;
  /** From now on it is due. */
  hasten(): void;
  isRunning(): boolean;
  failure(): Failure | null;
  /** Runs it, or waits for the run that goes on. Never rejects. */
  run(): Promise<void>;
}

export interface AttemptsParts {
  /** Returns how long until the next. */
  readonly work: () => Promise<number>;
  readonly retryMs: number;
  readonly now: () => number;
  /** Told when it begins to fail, and when it fails in another way. */
  readonly onFailure: (code: BackupFailureCode, reason: string) => void;
}

export function createAttempts({ work, retryMs, now, onFailure }: AttemptsParts): Attempts {
  let dueAtMs = 0;
  let failure: Failure | null = null;
  let running: Promise<void> | undefined;
  const attempt = async (): Promise<void> => {
    try {
      const nextMs = await work();
      failure = null;
      dueAtMs = now() + nextMs;
    } catch (error) {
      const { code, message } = asBackupFailed(error);
      if (failure?.code !== code) onFailure(code, message);
      failure = { code, sinceMs: failure?.sinceMs ?? now() };
      dueAtMs = now() + retryMs;
    }
  };
  return {
    isDue: () => now() >= dueAtMs,
    hasten: () => { dueAtMs = 0; },
    isRunning: () => running !== undefined,
    failure: () => failure,
    run: () => (running ??= attempt().finally(() => { running = undefined; })),
  };
}
