/** Tries of a PIN on one screen: one at a time, what came of the last, and how long the next has to wait. */
import { useSignal } from '@preact/signals';
import type { Outcome, Vault } from '../../../kit/vault/vault-state.ts';
import { t } from './pin-words.ts';
import { tryWords, waitMsOf } from './try-words.ts';
import { useSeconds } from './use-seconds.ts';

export interface Tries {
  readonly trouble: string;
  readonly state: 'ready' | 'busy' | 'closed';
  attempt(work: () => Promise<Outcome>): void;
}

/** `tried` is told of every outcome. `triesLeft`: of the vault that is tried, where that is known. */
export function useTries(vault: Vault, tried: (outcome: Outcome) => void, triesLeft = Infinity): Tries {
  const last = useSignal<Outcome | undefined>(undefined);
  const isBusy = useSignal(false);
  const isUnread = useSignal(false);
  const waitMs = waitMsOf(vault.state.value, useSeconds());
  const attempt = (work: () => Promise<Outcome>): void => {
    isBusy.value = true;
    last.value = undefined;
    isUnread.value = false;
    work().then((outcome) => {
      last.value = outcome;
      tried(outcome);
    }, () => { isUnread.value = true; }).finally(() => { isBusy.value = false; });
  };
  return {
    attempt,
    trouble: isUnread.value ? t('notRead') : tryWords(last.value, { triesLeft, waitMs }),
    state: isBusy.value ? 'busy' : waitMs > 0 ? 'closed' : 'ready',
  };
}
