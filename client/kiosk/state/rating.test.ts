import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onestopPerDossier } from '#shared/questionnaire/built-in/onestop-per-dossier/questionnaire.ts';
import { answerableQuestions } from '#shared/questionnaire/questions.ts';
import type { Response } from '#shared/response/model.ts';
import { skip } from '../../kit/interview/interview.ts';
import { showsChoiceMs } from '../../kit/interview/view/turn.ts';
import { startRating, type Rating } from './rating.ts';

const id = '3f6c2a10-9b1e-4c57-8a33-0d5e6f708192';
const questionCount = answerableQuestions(onestopPerDossier).length;

function start(finish: (response: Response) => Promise<never>): Rating {
  return startRating({
    id, device: 'd', questionnaire: onestopPerDossier, outbox: { finish },
    campaign: {
      id: 'c', name: { vi: '' }, territory: { vi: '' }, isDemonstration: false, opensOn: '', closesOn: '', routing: 'off',
      channels: ['kiosk'], modes: ['self'], respondentKinds: ['person'], questionnaire: { id: 'q', version: 1, hash: 'h' }, places: [],
    },
    place: { id: 'p', name: { vi: '' }, unit: 'u', unitName: { vi: '' }, stratum: 's', cluster: 'k', weight: 2, target: 0, received: 0 },
    shown: () => ({ language: 'vi', answerFormat: 'columns' }),
    now: () => ({ utcMs: 0, offsetMinutes: 420 }), monotonicMs: () => 0,
  });
}

describe('a rating at the kiosk', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });
  const kept: Response[] = [];
  const keep = async (response: Response): Promise<never> => { kept.push(response); return undefined as never; };

  it('writes nothing before the citizen has finished', () => {
    kept.length = 0;
    start(keep).turn.give(4);
    vi.advanceTimersByTime(showsChoiceMs);
    expect(kept).toEqual([]);
  });

  it('can end after one question, with the format it was shown in and where it stands in the sample', async () => {
    kept.length = 0;
    const rating = start(keep);
    rating.turn.give(4);
    await rating.finish();
    expect(rating.state.value).toBe('saved');
    expect(kept[0]).toMatchObject({
      id, channel: 'kiosk', mode: 'self', answerFormat: 'columns', position: { unit: 'u', stratum: 's', cluster: 'k', weight: 2 },
    });
    expect(Object.values(kept[0]?.answers ?? {})).toEqual([4]);
    expect(kept[0]).not.toHaveProperty('enumerator');
  });

  it('ends by itself after the last question', () => {
    kept.length = 0;
    const rating = start(keep);
    rating.turn.give(5);
    vi.advanceTimersByTime(showsChoiceMs);
    for (let question = 1; question < questionCount; question += 1) rating.turn.move(skip);
    expect(kept).toHaveLength(1);
  });

  it('keeps nothing when nothing was answered', () => {
    kept.length = 0;
    const rating = start(keep);
    for (let question = 0; question < questionCount; question += 1) rating.turn.move(skip);
    expect([rating.state.value, kept.length]).toEqual(['empty', 0]);
  });

  it('says that it failed when the tablet could not keep it, and can be saved again', async () => {
    const rating = start(() => Promise.reject(new Error('full')));
    rating.turn.give(4);
    await rating.finish();
    expect(rating.state.value).toBe('failed');
  });

  it('shows a receipt code that comes from the id alone', () => {
    expect(start(keep).code).toBe('3F6C-2A10');
  });
});
