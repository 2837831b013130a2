/** What is said after a try of a PIN, and while none may be made. */
import type { Outcome, VaultState } from '../../../kit/vault/vault-state.ts';
import { t } from './pin-words.ts';

/** From here on the person is told what the last wrong try costs. */
const fewTries = 5;
const secondMs = 1_000;

/** Until the next try may be made; 0 when it may be made now. */
export function waitMsOf(state: VaultState, nowMs: number): number {
  return typeof state === 'object' ? Math.max(0, state.waitUntilMs - nowMs) : 0;
}

export function tryWords(outcome: Outcome | undefined, { triesLeft, waitMs }: { readonly triesLeft: number; readonly waitMs: number }): string {
  if (waitMs > 0) return t('waiting', { time: writeWait(waitMs) });
  if (outcome === 'waiting') return t('waitingAWhile');
  if (outcome !== 'wrong') return '';
  return triesLeft <= fewTries ? t('wrongFew', { count: triesLeft }) : t('wrong');
}

/** `4:59`; a second that has begun counts. */
export function writeWait(waitMs: number): string {
  const seconds = Math.ceil(waitMs / secondMs);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
