import { signal } from '@preact/signals';
import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sipasNational2024plus as national } from '#shared/questionnaire/built-in/sipas-national-2024plus/questionnaire.ts';
import { startInterview } from '../../../kit/interview/interview.ts';
import { startTurn } from '../../../kit/interview/view/turn.ts';
import type { Rating, RatingState } from '../../state/rating.ts';
import { ThanksScreen } from './thanks.tsx';

const turn = startTurn(startInterview({ questionnaire: national, routing: 'on' }), () => undefined);

describe('the end of a rating', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('reportError', vi.fn());
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const show = (state: RatingState): { finish: () => Promise<void>; onDone: () => void } => {
    const calls = { finish: vi.fn(async () => undefined), onDone: vi.fn() };
    const rating: Rating = { turn, state: signal(state), code: '1A2B-3C4D', finish: calls.finish };
    render(<ThanksScreen rating={rating} onDone={calls.onDone} />);
    act(() => { vi.advanceTimersByTime(20_000); });
    return calls;
  };

  it('shows the code and returns to the start by itself', () => {
    const { onDone, finish } = show('saved');
    expect(screen.getByText('1A2B-3C4D')).toBeTruthy();
    expect([vi.mocked(onDone).mock.calls.length, vi.mocked(finish).mock.calls.length]).toEqual([1, 0]);
  });
  it('says that a rating was not kept, and tries again by itself', () => {
    const { onDone, finish } = show('failed');
    expect(screen.getByRole('alert').textContent).toContain('chưa lưu được');
    expect([vi.mocked(onDone).mock.calls.length, vi.mocked(finish).mock.calls.length]).toEqual([0, 1]);
  });
});
