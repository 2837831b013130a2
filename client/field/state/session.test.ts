import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sipasNational2024plus as national } from '#shared/questionnaire/built-in/sipas-national-2024plus/questionnaire.ts';
import type { Response } from '#shared/response/model.ts';
import { goTo } from '../../kit/interview/interview.ts';
import type { Draft } from '../../kit/store/draft.ts';
import { openSession, type Session, type SessionParts } from './session.ts';

const place = { id: 'p', name: { vi: '' }, unit: 'u', unitName: { vi: '' }, stratum: 's', cluster: 'k', weight: 2.5, target: 31, received: 0 };
const draft: Draft = {
  id: '3f6c2a10-9b1e-4c57-8a33-0d5e6f708192', campaign: 'c', place: 'p', questionnaireHash: 'h', answers: { A1: 2 }, writeIns: {}, at: 'A2',
  startedAt: { utcMs: 1000, offsetMinutes: 420 }, activeMs: 5000, language: 'vi', respondentKind: 'person', mode: 'face_to_face',
  answerFormat: 'dock', enumerator: 'account-1', revision: 3,
};
let saved: Draft[] = [];
let finished: Response[] = [];
let discarded: string[] = [];
let clockMs = 0;

type Save = SessionParts['store']['drafts']['save'];
const keep: Save = async (each) => { saved.push(each); };

function open(save: Save = keep, start: Draft = draft): Session {
  return openSession({
    draft: start, place, questionnaire: national, monotonicMs: () => clockMs, now: () => ({ utcMs: 9000, offsetMinutes: 420 }),
    campaign: {
      id: 'c', name: { vi: '' }, territory: { vi: '' }, isDemonstration: false, opensOn: '', closesOn: '', routing: 'on',
      channels: ['field'], modes: ['face_to_face'], respondentKinds: ['person'],
      questionnaire: { id: national.id, version: 1, hash: 'h' }, places: [place],
    },
    store: {
      drafts: { save, discard: async (id) => { discarded.push(id); } },
      outbox: { finish: async (response: Response) => { finished.push(response); return Promise.reject(new Error('not looked at')); } },
    },
  });
}

describe('an open interview', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    [saved, finished, discarded, clockMs] = [[], [], [], 0];
  });
  afterEach(() => { vi.useRealTimers(); });

  it('goes on at the question where the draft stood, with its answers', () => {
    const { turn } = open();
    expect([turn.interview.value.at, turn.interview.value.given]).toEqual(['A2', { A1: 2 }]);
  });

  it('has begun the write of an answer when the tap returns', () => {
    open().turn.give(3);
    expect(saved).toMatchObject([{ answers: { A1: 2, A2: 3 }, at: 'A2', revision: 4 }]);
  });

  it('says saved only when the last write is on the disk', async () => {
    const writes: (() => void)[] = [];
    const session = open(() => new Promise<void>((resolve) => { writes.push(resolve); }));
    session.turn.move((now) => goTo(now, 'A4'));
    session.turn.give(3);
    writes[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(session.saveState.value).toBe('saving');
    writes[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(session.saveState.value).toBe('saved');
  });

  it('says that a write failed, and saves the same answers again when asked', async () => {
    let isFull = true;
    const session = open((each) => (isFull ? Promise.reject(new Error('full')) : keep(each)));
    session.turn.give(3);
    await vi.advanceTimersByTimeAsync(0);
    expect(session.saveState.value).toBe('failed');
    isFull = false;
    session.saveAgain();
    await vi.advanceTimersByTimeAsync(0);
    expect([session.saveState.value, saved.at(-1)?.answers]).toEqual(['saved', { A1: 2, A2: 3 }]);
  });

  it('has ended its writes only when the last one has, even a failed one', async () => {
    const writes: ((isDone: boolean) => void)[] = [];
    const session = open(() => new Promise<void>((resolve, reject) => { writes.push((isDone) => (isDone ? resolve() : reject(new Error('full')))); }));
    session.turn.give(3);
    let isWritten = false;
    const written = session.written().then(() => { isWritten = true; });
    await vi.advanceTimersByTimeAsync(0);
    expect(isWritten).toBe(false);
    writes[0]?.(false);
    await written;
    expect(isWritten).toBe(true);
  });

  it('leaves no draft behind when it was left before anything was answered', async () => {
    await open(keep, { ...draft, answers: {}, at: '' }).forgetUntouched();
    expect(discarded).toEqual([draft.id]);
  });

  it('keeps the draft when it was left after an answer', async () => {
    const session = open(keep, { ...draft, answers: {}, at: '' });
    session.turn.give(1);
    await session.forgetUntouched();
    expect(discarded).toEqual([]);
  });

  it('seals only what counts, with the time the interview was on the screen', async () => {
    const session = open();
    clockMs = 2000;
    session.clock.pause();
    clockMs = 60_000;
    await session.finish({ id: 'device-1', account: 'account-2' }).catch(() => undefined);
    expect(finished[0]).toMatchObject({
      id: draft.id, device: 'device-1', enumerator: 'account-1', channel: 'field', durationMs: 7000, answers: { A1: 2 },
      position: { unit: 'u', stratum: 's', cluster: 'k', weight: 2.5 }, startedAt: draft.startedAt, finishedAt: { utcMs: 9000 },
    });
  });
});
