import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PinPad, type PinPadProps } from './pin-pad.tsx';

const onPin = vi.fn();

function show(state: PinPadProps['state'] = 'ready'): void {
  render(<PinPad digits={6} label="pad" entered={(count) => `${count}/6`} erase="erase" state={state} onPin={onPin} />);
}
const press = (...keys: string[]): void => { for (const name of keys) fireEvent.click(screen.getByRole('button', { name })); };

describe('the number pad', () => {
  afterEach(() => {
    cleanup();
    onPin.mockReset();
  });

  it('gives the six digits with the last key and forgets them', () => {
    show();
    press('2', '5', '8', '0', '3');
    expect(onPin).not.toHaveBeenCalled();
    press('6');
    expect(onPin.mock.calls).toEqual([['258036']]);
    expect(screen.getByRole('status').textContent).toBe('0/6');
  });

  it('says how many digits are in, and never which', () => {
    show();
    press('2', '5');
    expect(screen.getByRole('status').textContent).toBe('2/6');
  });

  it('takes the last digit back', () => {
    show();
    press('2', '5', 'erase', '9', '1', '4', '7', '3');
    expect(onPin.mock.calls).toEqual([['291473']]);
  });

  it('follows a keyboard, and leaves shortcuts alone', () => {
    show();
    for (const key of ['1', '9', 'Backspace', '4', 'x', '0', '3', '7']) fireEvent.keyDown(document.body, { key });
    fireEvent.keyDown(document.body, { key: '5', ctrlKey: true });
    expect(screen.getByRole('status').textContent).toBe('5/6');
    fireEvent.keyDown(document.body, { key: '2' });
    expect(onPin.mock.calls).toEqual([['140372']]);
  });

  it('has no field that a browser could remember', () => {
    show();
    expect(document.querySelector('input, [contenteditable]')).toBeNull();
  });

  it('takes nothing while an entry is tried or none may be made', () => {
    for (const state of ['busy', 'closed'] as const) {
      show(state);
      press('1', '2', '3', '4', '5', '6');
      expect(onPin).not.toHaveBeenCalled();
      cleanup();
    }
  });
});
