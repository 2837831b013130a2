/** Asks whether somebody is still there while the seconds run out; staying is twice as wide as erasing. */
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../kit/ui/button.tsx';
import { countdownSeconds } from '../../state/idle.ts';
import { t } from '../../words.ts';

export function IdleSheet({ secondsLeft, ...answers }: {
  readonly secondsLeft: ReadonlySignal<number | undefined>; onStay(): void; onErase(): void;
}) {
  const seconds = secondsLeft.value;
  return seconds === undefined ? null : <Sheet seconds={seconds} {...answers} />;
}

function Sheet({ seconds, onStay, onErase }: { readonly seconds: number; onStay(): void; onErase(): void }) {
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => buttons.current?.querySelector('button')?.focus(), []);
  return (
    <div class="idle-scrim" onClick={onStay}>
      <section class="idle-sheet" role="alertdialog" aria-modal="true" aria-labelledby="idle-title" aria-describedby="idle-sentence"
        onClick={(event) => event.stopPropagation()}>
        <div class="idle-words">
          <h2 id="idle-title">{t('idleTitle')}</h2>
          <p id="idle-sentence" class="kiosk-lead muted">{t('idleSentence')}</p>
        </div>
        <p class="idle-seconds"><b class="figures" role="timer">{seconds}</b><span>{t('seconds')}</span></p>
        <div class="idle-bar" aria-hidden="true"><span style={{ width: `${(100 * seconds) / countdownSeconds}%` }} /></div>
        <div ref={buttons} class="idle-buttons">
          <Button kind="primary" onClick={onStay}>{t('stay')}</Button>
          <Button onClick={onErase}>{t('erase')}</Button>
        </div>
      </section>
    </div>
  );
}
