/** Troubles that pass without anybody's doing: a server that is down or busy, a network that is gone. */
import { Problem } from '#shared/kernel/problem.ts';
import { NoAnswer } from '../../kit/api/no-answer.ts';

const againAfterMs = 5_000;

/** Whether the same request may succeed later as it is. */
export function passes(trouble: unknown): boolean {
  return trouble instanceof NoAnswer || (trouble instanceof Problem && trouble.status >= 500);
}

/** Runs `task` once: after a few seconds, or as soon as the network is back. */
export function whenItMayWork(task: () => void): void {
  const run = (): void => {
    clearTimeout(timer);
    removeEventListener('online', run);
    task();
  };
  const timer = setTimeout(run, againAfterMs);
  addEventListener('online', run);
}
