/**
 * One interview that is open: its turns on the screen, the write of each of them, and its end. The
 * draft is written in the same event as the tap; the state says when the last one is on the disk.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { AssignedCampaign, AssignedPlace } from '#shared/wire/assignments.ts';
import { activeClock, type ActiveClock } from '../../kit/interview/active-clock.ts';
import { startInterview, type Interview } from '../../kit/interview/interview.ts';
import { responseOf } from '../../kit/interview/response-of.ts';
import type { SaveState } from '../../kit/interview/view/interview-view-props.ts';
import { startTurn, type Turn } from '../../kit/interview/view/turn.ts';
import type { Draft } from '../../kit/store/draft.ts';
import type { Store } from '../../kit/store/open-store.ts';

export interface Session {
  readonly draft: Draft;
  readonly place: AssignedPlace;
  readonly turn: Turn;
  readonly clock: ActiveClock;
  readonly saveState: ReadonlySignal<SaveState>;
  /** Writes the draft as it stands once more. */
  saveAgain(): void;
  /** The language or the drawing changed: part of the next write. */
  note(change: Partial<Pick<Draft, 'language' | 'answerFormat'>>): void;
  /** Throws the draft away when the interview was left before anything was answered. */
  forgetUntouched(): Promise<void>;
  /** Resolves when the last write has ended, well or badly. */
  written(): Promise<void>;
  /** Turns the draft into a sealed response in the outbox; rejects when it could not be kept. */
  finish(device: { readonly id: string; readonly account: string }): Promise<void>;
}

export interface SessionParts {
  readonly store: { readonly drafts: Pick<Store['drafts'], 'save' | 'discard'>; readonly outbox: Pick<Store['outbox'], 'finish'> };
  readonly draft: Draft;
  readonly campaign: AssignedCampaign;
  readonly place: AssignedPlace;
  readonly questionnaire: Questionnaire;
  readonly monotonicMs: () => number;
  readonly now: () => Instant;
}

export function openSession({ store, draft, campaign, place, questionnaire, monotonicMs, now }: SessionParts): Session {
  const clock = activeClock(draft.activeMs, monotonicMs);
  const saveState = signal<SaveState>('saved');
  let latest = draft;
  let lastWrite = Promise.resolve();
  const save = (): void => {
    const { revision } = (latest = { ...latest, activeMs: clock.readMs(), revision: latest.revision + 1 });
    saveState.value = 'saving';
    const tell = (state: SaveState) => (): void => { if (latest.revision === revision) saveState.value = state; };
    lastWrite = store.drafts.save(latest).then(tell('saved'), tell('failed'));
  };
  const keep = (interview: Interview): void => {
    latest = { ...latest, answers: interview.given, writeIns: interview.writeIns, at: interview.at };
    save();
  };
  const turn = startTurn(startInterview({
    questionnaire, routing: campaign.routing, given: draft.answers, writeIns: draft.writeIns, at: draft.at,
  }), keep);
  const finish = async ({ id, account }: { readonly id: string; readonly account: string }): Promise<void> => {
    const { stratum, cluster, weight } = place;
    await store.outbox.finish(responseOf(turn.interview.peek(), {
      id: latest.id, campaign: campaign.id, questionnaire: campaign.questionnaire, channel: 'field',
      respondentKind: latest.respondentKind, language: latest.language, mode: latest.mode, answerFormat: latest.answerFormat,
      position: { unit: place.unit, stratum, cluster, weight },
      place: place.id, device: id, enumerator: latest.enumerator ?? account, startedAt: latest.startedAt,
    }, { finishedAt: now(), durationMs: clock.readMs() }));
  };
  return {
    draft, place, turn, clock, saveState, saveAgain: save, finish,
    written: () => lastWrite,
    forgetUntouched: async () => {
      const isUntouched = Object.keys(latest.answers).length + Object.keys(latest.writeIns).length === 0;
      if (isUntouched && !turn.interview.peek().isReviewing) await store.drafts.discard(latest.id);
    },
    note: (change) => { latest = { ...latest, ...change }; },
  };
}
