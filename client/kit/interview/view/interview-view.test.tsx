import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sipasNational2024plus as national } from '#shared/questionnaire/built-in/sipas-national-2024plus/questionnaire.ts';
import { keepTogether } from '../../language/formats.ts';
import { goTo, startInterview, type Interview } from '../interview.ts';
import { InterviewView } from './interview-view.tsx';
import { showsChoiceMs, startTurn, type Turn } from './turn.ts';
import type { SaveState } from './interview-view-props.ts';

const onLeave = vi.fn();
const onSaveAgain = vi.fn();
let changes: Interview[] = [];

function show(at: string, state: SaveState = 'saved', { before = '', textSize = 'normal' } = {}): Turn {
  const turn = startTurn(startInterview({ questionnaire: national, routing: 'on', at }), (next) => changes.push(next));
  render(<InterviewView turn={turn} language="vi" textSize={textSize} saveState={signal(state)} isOnline={signal(false)} before={before}
    onLeave={onLeave} onSaveAgain={onSaveAgain} onDrawing={() => undefined} />);
  return turn;
}

const level = (name: string): HTMLElement => screen.getByRole('radio', { name: keepTogether(name) });
const pass = (ms: number): void => { act(() => { vi.advanceTimersByTime(ms); }); };

describe('the interview on a phone', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    changes = [];
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('offers the five levels as one radio group named by the question, nothing chosen beforehand', () => {
    show('9.29');
    const group = screen.getByRole('radiogroup', { name: /Công chức yêu cầu người dân/ });
    expect([...group.querySelectorAll('[role=radio]')].map((each) => each.textContent)).toEqual(
      ['Rất không hài\u00a0lòng', 'Không hài\u00a0lòng', 'Bình thường', 'Hài\u00a0lòng', 'Rất hài\u00a0lòng']);
    expect(group.querySelector('[aria-checked=true]')).toBeNull();
  });

  it('begins to save in the same event as the tap', () => {
    show('9.29');
    fireEvent.click(level('Bình thường'));
    expect(changes.map((each) => each.given['9.29'])).toEqual([3]);
  });

  it('shows the choice for 0.4 s and lets no tap through to the next question meanwhile', () => {
    show('9.28');
    fireEvent.click(level('Bình thường'));
    pass(showsChoiceMs - 1);
    expect(level('Bình thường').getAttribute('aria-checked')).toBe('true');
    fireEvent.click(level('Rất hài lòng'));
    pass(1);
    expect(changes.at(-1)).toMatchObject({ at: '9.29', given: { '9.28': 3 } });
    expect(changes.at(-1)?.given['9.29']).toBeUndefined();
  });

  it('takes 1 to 5 on a keyboard as the levels', () => {
    show('9.29');
    fireEvent.keyDown(document, { key: '4' });
    expect(changes.at(-1)?.given['9.29']).toBe(4);
  });

  it('moves the focus among the levels with the arrow keys without choosing', () => {
    show('9.29');
    level('Rất không hài lòng').focus();
    fireEvent.keyDown(level('Rất không hài lòng'), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(level('Không hài lòng'));
    expect(changes).toEqual([]);
  });

  it('takes the focus from the answer that was given to the answers of the next question', () => {
    show('9.28');
    level('Bình thường').focus();
    fireEvent.click(level('Bình thường'));
    pass(showsChoiceMs);
    expect(document.activeElement).toBe(level('Rất không hài lòng'));
  });

  it('brings the next question into sight where the page scrolls as a whole', () => {
    const scrolled: string[] = [];
    Element.prototype.scrollIntoView = function scrollIntoView() { scrolled.push(this.textContent); };
    show('9.28', 'saved', { textSize: 'largest' });
    fireEvent.click(level('Bình thường'));
    pass(showsChoiceMs);
    Reflect.deleteProperty(Element.prototype, 'scrollIntoView');
    expect(scrolled.at(-1)).toMatch(/^29/);
  });

  it('leaves the focus where it is when it was not on an answer', () => {
    show('9.28');
    fireEvent.click(level('Bình thường'));
    pass(showsChoiceMs);
    expect(document.activeElement).toBe(document.body);
  });

  it('keeps the button that goes on out of what scrolls under many options', () => {
    show('2');
    const button = screen.getByRole('button', { name: 'Bỏ trống câu này' });
    expect(button.closest('.answer-face')).toBeNull();
  });

  it('shows the questions of the next group when the last of a group was answered', () => {
    show('9.2');
    fireEvent.click(level('Hài lòng'));
    pass(showsChoiceMs);
    expect(screen.getByRole('heading').textContent).toContain('Sự tham gia của người dân');
    expect(screen.getByText(/dễ dàng tham gia góp ý kiến/)).toBeTruthy();
    expect(screen.queryByText(/^2\. /)).toBeNull();
  });

  it('keeps examples folded until they are asked for', () => {
    show('9.3');
    expect(screen.queryByText(/Mở các mục xin ý kiến/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Xem ví dụ' }));
    expect(screen.getByText(/Mở các mục xin ý kiến/)).toBeTruthy();
  });

  it('reopens an earlier question with a tap and keeps its answer', () => {
    const turn = show('9.27');
    fireEvent.click(level('Hài lòng'));
    pass(showsChoiceMs);
    act(() => { turn.move((now) => goTo(now, '9.30')); });
    fireEvent.click(screen.getByText(/^27\. /));
    expect(changes.at(-1)?.at).toBe('9.27');
    expect(level('Hài lòng').getAttribute('aria-checked')).toBe('true');
  });

  it('waits for words where the chosen option invites them', () => {
    show('A3');
    fireEvent.click(level('Khác'));
    pass(showsChoiceMs * 2);
    expect(changes.at(-1)?.at).toBe('A3');
    fireEvent.input(screen.getByLabelText('Ghi rõ'), { target: { value: 'Khmer' } });
    fireEvent.click(screen.getByRole('button', { name: 'Tiếp tục' }));
    expect(changes.at(-1)).toMatchObject({ at: 'A4', writeIns: { A3: 'Khmer' } });
  });

  it('says where the interview before went until the first answer is given', () => {
    show('9.29', 'saved', { before: 'Đã lưu phiếu 1A2B-3C4D' });
    expect(screen.getByRole('status').textContent).toBe('Đã lưu phiếu 1A2B-3C4D');
    fireEvent.click(level('Bình thường'));
    expect(screen.getByRole('status').textContent).toBe('Đã lưu trên máy');
  });

  it('says honestly that an answer was not saved, and offers to save it again', () => {
    show('9.29', 'failed');
    expect(screen.getByRole('status').textContent).toBe('Chưa lưu được');
    fireEvent.click(screen.getByRole('button', { name: 'Lưu lại' }));
    expect(onSaveAgain).toHaveBeenCalledOnce();
  });
});
