/** When nobody touches the screen: after a while a countdown, and at its end the wipe. */
import { signal, type ReadonlySignal } from '@preact/signals';

export const idleMs = 45_000;
export const countdownSeconds = 15;

export interface Idle {
  /** Seconds left before the wipe; undefined while somebody is there. */
  readonly secondsLeft: ReadonlySignal<number | undefined>;
  /** Somebody is there: the wait begins anew. */
  touch(): void;
  stop(): void;
}

export function watchIdle(onWipe: () => void): Idle {
  const secondsLeft = signal<number | undefined>(undefined);
  let timer: ReturnType<typeof setTimeout>;
  const stop = (): void => clearTimeout(timer);
  const countDown = (seconds: number): void => {
    if (seconds === 0) {
      onWipe();
      return;
    }
    secondsLeft.value = seconds;
    timer = setTimeout(() => countDown(seconds - 1), 1000);
  };
  const touch = (): void => {
    stop();
    secondsLeft.value = undefined;
    timer = setTimeout(() => countDown(countdownSeconds), idleMs);
  };
  touch();
  return { secondsLeft, touch, stop };
}
