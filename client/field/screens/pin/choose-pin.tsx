/** A new PIN: entered, judged, entered again. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { pinFault } from '../../../kit/vault/pin.ts';
import { PinFrame } from './pin-frame.tsx';
import { t } from './pin-words.ts';

export function ChoosePin({ title, why, onChosen, children }: {
  readonly title: string; readonly why: string; onChosen(pin: string): Promise<void>; readonly children?: ComponentChildren;
}) {
  const first = useSignal('');
  const trouble = useSignal('');
  const isBusy = useSignal(false);
  const startOver = (reason: string): void => {
    first.value = '';
    trouble.value = reason;
  };
  const keep = (pin: string): void => {
    isBusy.value = true;
    onChosen(pin).catch(() => startOver(t('notKept'))).finally(() => { isBusy.value = false; });
  };
  const take = (pin: string): void => {
    trouble.value = '';
    if (first.peek() === '') {
      if (pinFault(pin) === undefined) first.value = pin;
      else startOver(t('tooEasy'));
    } else if (first.peek() === pin) keep(pin);
    else startOver(t('differs'));
  };
  const isAgain = first.value !== '';
  return (
    <PinFrame title={isAgain ? t('againTitle') : title} why={isAgain ? t('againWhy') : why}
      trouble={trouble.value} busy={t('keeping')} state={isBusy.value ? 'busy' : 'ready'} onPin={take}>{children}</PinFrame>
  );
}
