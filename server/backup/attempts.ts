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
  /** How long the run that goes on has taken; null while there is none. */
  runningMs(): number | null;
  failure(): Failure | null;
  /** Runs it, or waits for the run that goes on. Never rejects. */
  run(): Promise<void>;
}

export interface AttemptsParts {
  /** Returns how long until the next. */
  readonly work: () => Promise<number>;
  readonly retryMs: number;
  readonly now: () => number;
  /** Milliseconds that only go forward: a clock that is set back must not put off what is due. */
  readonly steadyMs: () => number;
  /** Told when it begins to fail, and when it fails in another way. */
  readonly onFailure: (code: BackupFailureCode, reason: string) => void;
}

export function createAttempts({ work, retryMs, now, steadyMs, onFailure }: AttemptsParts): Attempts {
  let dueAtMs = -Infinity;
  let begunAtMs: number | null = null;
  let failure: Failure | null = null;
  let running: Promise<void> | undefined;
  const attempt = async (): Promise<void> => {
    try {
      const nextMs = await work();
      failure = null;
      dueAtMs = steadyMs() + nextMs;
    } catch (error) {
      const { code, message } = asBackupFailed(error);
      if (failure?.code !== code) onFailure(code, message);
      failure = { code, sinceMs: failure?.sinceMs ?? now() };
      dueAtMs = steadyMs() + retryMs;
    }
  };
  return {
    isDue: () => steadyMs() >= dueAtMs,
    hasten: () => { dueAtMs = -Infinity; },
    runningMs: () => (begunAtMs === null ? null : steadyMs() - begunAtMs),
    failure: () => failure,
    run: () => {
      if (running !== undefined) return running;
      begunAtMs = steadyMs();
      running = attempt().finally(() => { running = undefined; begunAtMs = null; });
      return running;
    },
  };
}
