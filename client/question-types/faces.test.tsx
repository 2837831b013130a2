import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerValue, QuestionShape, QuestionType } from '#shared/question-types/contract.ts';
import { meaningOf } from '#shared/question-types/registry.ts';
import { faceOf } from './registry.ts';

const options = [
  { value: 1, label: { vi: 'Báo chí' } }, { value: 2, label: { vi: 'Truyền thanh' } }, { value: 3, label: { vi: 'Khác' }, writeIn: true },
];
let given: (AnswerValue | undefined)[] = [];

function show(type: QuestionType, value?: AnswerValue, shape: Partial<QuestionShape> = {}): QuestionShape {
  const whole: QuestionShape = { id: 'q', type, options: [], ...shape };
  const { Answer } = faceOf(type);
  render(
    <>
      <p id="words">Câu hỏi</p>
      <Answer shape={whole} value={value} writeIn="" drawing="dock" language="vi" labelledBy="words"
        onAnswer={(each) => given.push(each)} onWriteIn={() => undefined} />
    </>,
  );
  return whole;
}

const write = (words: string): void => { fireEvent.input(screen.getByRole('textbox'), { target: { value: words } }); };

describe('the faces', () => {
  beforeEach(() => { given = []; });
  afterEach(cleanup);

  it('give answers that their meaning finds legal', () => {
    const number = show('number', undefined, { minimum: 18, maximum: 120 });
    write('42');
    cleanup();
    const text = show('text', undefined, { maxLength: 100 });
    write('Cần nhanh hơn');
    cleanup();
    const place = show('place');
    write('Ấp Bến Đá');
    cleanup();
    const several = show('multiple_choice', [2], { options });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Báo chí' }));
    expect(given).toEqual([42, 'Cần nhanh hơn', 'Ấp Bến Đá', [1, 2]]);
    const shapes = [number, text, place, several];
    expect(shapes.flatMap((shape, index) => meaningOf(shape.type).check(shape, given[index]))).toEqual([]);
  });

  it('take a number outside the limits back and say the limits', () => {
    show('number', undefined, { minimum: 18, maximum: 120 });
    write('7');
    expect(given).toEqual([undefined]);
    expect(screen.getByText('Từ 18 đến 120').className).toContain('trouble');
  });

  it('read a decimal comma as Vietnamese write it', () => {
    show('number');
    write('7,5');
    expect(given).toEqual([7.5]);
  });

  it('say nothing, not an empty text, when the words are taken away', () => {
    show('text', 'x');
    write('');
    expect(given).toEqual([undefined]);
  });

  it('keep words in NFC however the keyboard composed them', () => {
    show('text');
    write('Cầu'.normalize('NFD'));
    expect(given).toEqual(['Cầu'.normalize('NFC')]);
  });

  it('take the last chosen option of several back to no answer', () => {
    show('multiple_choice', [2], { options });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Truyền thanh' }));
    expect(given).toEqual([undefined]);
  });

  it('settle a single choice by a tap unless it invites words', () => {
    const shape: QuestionShape = { id: 'q', type: 'single_choice', options };
    expect([1, 3].map((value) => faceOf('single_choice').isSettledBy(shape, value))).toEqual([true, false]);
  });

  it('read an answer back in the words of the form', () => {
    const shape: QuestionShape = { id: 'q', type: 'multiple_choice', options };
    expect(faceOf('multiple_choice').read(shape, [1, 3], 'vi')).toBe('Báo chí; Khác');
    expect(faceOf('date').read({ id: 'q', type: 'date', options: [] }, '2026-11-20', 'vi')).toBe('20/11/2026');
  });

  it('let the browser keep nothing of what is written', () => {
    for (const type of ['number', 'text', 'place'] as const) {
      show(type);
      expect([type, screen.getByRole('textbox').getAttribute('autocomplete')]).toEqual([type, 'off']);
      cleanup();
    }
    show('multiple_choice', [3], { options });
    expect(screen.getByRole('textbox').getAttribute('autocomplete')).toBe('off');
    cleanup();
    show('date');
    expect(document.querySelector('input')?.getAttribute('autocomplete')).toBe('off');
  });

  it('show nothing to touch for a grid, whose rows are asked one by one', () => {
    show('grid');
    expect(screen.queryByRole('radio')).toBeNull();
  });
});
