/** A screen with a number pad: what is asked and why above it, what went wrong between, other ways below. */
import type { ComponentChildren } from 'preact';
import { BrandMark } from '../../../kit/ui/brand-mark.tsx';
import { PinPad, type PinPadProps } from '../../../kit/ui/pin-pad.tsx';
import { pinDigits } from '../../../kit/vault/pin.ts';
import { t } from './pin-words.ts';

export interface PinFrameProps {
  readonly title: string;
  readonly why: string;
  /** What went wrong; empty when nothing did. */
  readonly trouble: string;
  /** Said while an entry is tried. */
  readonly busy: string;
  readonly state: PinPadProps['state'];
  onPin(pin: string): void;
  readonly children?: ComponentChildren;
}

export function PinFrame({ title, why, trouble, busy, state, onPin, children }: PinFrameProps) {
  return (
    <main class="screen pin-screen">
      <p class="sign-in-brand"><BrandMark /></p>
      <div class="pin-asked" aria-live="polite">
        <h1>{title}</h1>
        {why === '' ? null : <p class="muted">{why}</p>}
      </div>
      <p class={state === 'busy' ? 'pin-message muted' : 'pin-message pin-trouble'} role="alert">{state === 'busy' ? busy : trouble}</p>
      <div class="pin-entry">
        <PinPad digits={pinDigits} label={t('pad')} erase={t('erase')} state={state} onPin={onPin}
          entered={(count) => t('entered', { count, total: pinDigits })} />
      </div>
      {children}
    </main>
  );
}
