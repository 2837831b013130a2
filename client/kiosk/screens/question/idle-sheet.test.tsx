import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { IdleSheet } from './idle-sheet.tsx';

describe('the sheet over an abandoned question', () => {
  afterEach(cleanup);
  const show = (seconds: number | undefined): { onStay: () => void; onErase: () => void } => {
    const answers = { onStay: vi.fn(), onErase: vi.fn() };
    render(<IdleSheet secondsLeft={signal(seconds)} {...answers} />);
    return answers;
  };

  it('is not there while somebody is', () => {
    show(undefined);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
  it('says how long is left and puts the keyboard on staying', () => {
    show(12);
    expect(screen.getByRole('timer').textContent).toBe('12');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Tôi còn ở đây, làm tiếp' }));
  });
  it('erases at its button and stays at a touch beside the sheet', () => {
    const { onStay, onErase } = show(3);
    fireEvent.click(screen.getByRole('heading'));
    expect(onStay).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Xóa và kết thúc' }));
    expect(onErase).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole('alertdialog').parentElement as HTMLElement);
    expect(onStay).toHaveBeenCalledOnce();
  });
});
