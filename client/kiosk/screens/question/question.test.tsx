import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onestopPerDossier as questionnaire } from '#shared/questionnaire/built-in/onestop-per-dossier/questionnaire.ts';
import { startInterview } from '../../../kit/interview/interview.ts';
import { showsChoiceMs, startTurn } from '../../../kit/interview/view/turn.ts';
import { campaignOf } from '../../../kit/testing/samples.ts';

vi.hoisted(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined }));
});
const { QuestionScreen } = await import('./question.tsx');

const campaign = campaignOf(0);
const [place] = campaign.places;

describe('one question at the kiosk', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('scrollTo', vi.fn());
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });
  const show = (): void => {
    if (place === undefined) throw new Error('The sample has a place.');
    const turn = startTurn(startInterview({ questionnaire, routing: 'off' }), () => undefined);
    render(<QuestionScreen centre={{ device: 'd', campaign, place, questionnaire }}
      rating={{ turn, state: signal('asking'), code: '1A2B-3C4D', finish: async () => undefined }} />);
  };
  const answer = (): void => {
    fireEvent.click(screen.getAllByRole('radio')[3] as HTMLElement);
    act(() => { vi.advanceTimersByTime(showsChoiceMs); });
  };

  it('has nothing chosen beforehand', () => {
    show();
    expect(screen.getAllByRole('radio').map((each) => each.getAttribute('aria-checked'))).toEqual(Array(5).fill('false'));
  });
  it('shows the next question from its beginning', () => {
    show();
    const before = screen.getByRole('heading').textContent;
    vi.mocked(scrollTo).mockClear();
    answer();
    expect(screen.getByRole('heading').textContent).not.toBe(before);
    expect(scrollTo).toHaveBeenCalledWith(0, 0);
  });
  it('offers to send once something was answered', () => {
    show();
    expect(screen.queryByRole('button', { name: 'Gửi luôn' })).toBeNull();
    answer();
    expect(screen.getByRole('button', { name: 'Gửi luôn' })).toBeTruthy();
  });
});
