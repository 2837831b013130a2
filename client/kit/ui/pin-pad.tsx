/**
 * Dots and a number pad with keys for a thumb. There is no field to write in: browsers keep what is
 * typed into those. A keyboard's digits and its backspace do the same.
 */
import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { Icon } from './icon.tsx';
import './pin-pad.css';

export interface PinPadProps {
  readonly digits: number;
  /** What the pad is. */
  readonly label: string;
  /** How far the entry is, for whoever does not see the dots. */
  readonly entered: (count: number) => string;
  /** Of the key that takes the last digit back. */
  readonly erase: string;
  /** `busy`: what was entered is being tried; `closed`: nothing may be tried now. */
  readonly state: 'ready' | 'busy' | 'closed';
  /** Called with the last digit; the dots are empty then. */
  onPin(pin: string): void;
}

const rows = ['123', '456', '789'] as const;

export function PinPad({ digits, label, entered, erase, state, onPin }: PinPadProps) {
  const typed = useSignal('');
  const press = (digit: string): void => {
    if (state !== 'ready') return;
    const next = typed.peek() + digit;
    typed.value = next.length < digits ? next : '';
    if (next.length === digits) onPin(next);
  };
  const eraseLast = (): void => { typed.value = typed.peek().slice(0, -1); };
  // With the pad itself: not a key is lost that is pressed as soon as it shows.
  useLayoutEffect(() => listenToKeys(press, eraseLast), [state, onPin]);
  const count = state === 'busy' ? digits : typed.value.length;
  const key = (digit: string) => (
    <button key={digit} type="button" class="pin-key" aria-disabled={state !== 'ready'} onClick={() => press(digit)}>{digit}</button>
  );
  return (
    <div class={`pin-pad pin-pad-${state}`}>
      <p class="only-heard" role="status">{entered(count)}</p>
      <div class="pin-dots" aria-hidden="true">
        {Array.from({ length: digits }, (_, index) => <span key={index} class={index < count ? 'pin-dot pin-dot-full' : 'pin-dot'} />)}
      </div>
      <div class="pin-keys" role="group" aria-label={label}>
        {rows.flatMap((row) => [...row].map(key))}
        <span />
        {key('0')}
        <button type="button" class="pin-key pin-key-plain" aria-label={erase} aria-disabled={state !== 'ready'} onClick={eraseLast}><Icon name="erase" large /></button>
      </div>
    </div>
  );
}

function listenToKeys(press: (digit: string) => void, eraseLast: () => void): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    if (/^[0-9]$/.test(event.key)) press(event.key);
    if (event.key === 'Backspace') eraseLast();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}
