/**
 * One citizen at the kiosk, from the first touch to the wipe. The answers live in memory only;
 * nothing is written before the citizen has finished, and then only the sealed envelope.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { AnswerFormat } from '#shared/response/model.ts';
import type { AssignedCampaign, AssignedPlace } from '#shared/wire/assignments.ts';
import { activeClock } from '../../kit/interview/active-clock.ts';
import { answersOf, startInterview } from '../../kit/interview/interview.ts';
import { receiptCode, responseOf } from '../../kit/interview/response-of.ts';
import { startTurn, type Turn } from '../../kit/interview/view/turn.ts';
import type { Outbox } from '../../kit/store/outbox.ts';

/** `asking`, then `saving` and `saved` or `failed`; `empty`: nothing was answered, nothing is kept. */
export type RatingState = 'asking' | 'saving' | 'saved' | 'failed' | 'empty';

export interface Rating {
  readonly turn: Turn;
  readonly state: ReadonlySignal<RatingState>;
  /** Names the response and shows nothing of it. */
  readonly code: string;
  /** Seals what was answered; again after a failure. */
  finish(): Promise<void>;
}

export interface RatingParts {
  readonly id: string;
  readonly device: string;
  readonly campaign: AssignedCampaign;
  readonly place: AssignedPlace;
  readonly questionnaire: Questionnaire;
  readonly outbox: Pick<Outbox, 'finish'>;
  /** As the screen shows it when the citizen finishes. */
  readonly shown: () => { readonly language: string; readonly answerFormat: AnswerFormat };
  readonly now: () => Instant;
  readonly monotonicMs: () => number;
}

export function startRating(parts: RatingParts): Rating {
  const { id, device, campaign, place, questionnaire, outbox, shown, now, monotonicMs } = parts;
  const clock = activeClock(0, monotonicMs);
  const startedAt = now();
  const state = signal<RatingState>('asking');
  const finish = async (): Promise<void> => {
    const interview = turn.interview.peek();
    if (Object.keys(answersOf(interview)).length === 0) {
      state.value = 'empty';
      return;
    }
    state.value = 'saving';
    const { unit, stratum, cluster, weight } = place;
    const response = responseOf(interview, {
      id, device, campaign: campaign.id, questionnaire: campaign.questionnaire, channel: 'kiosk', mode: 'self',
      respondentKind: campaign.respondentKinds[0] ?? 'person', ...shown(), place: place.id,
      position: { unit, stratum, cluster, weight }, startedAt,
    }, { finishedAt: now(), durationMs: clock.readMs() });
    await outbox.finish(response).then(() => { state.value = 'saved'; }, () => { state.value = 'failed'; });
  };
  const turn = startTurn(startInterview({ questionnaire, routing: campaign.routing }), (interview) => {
    if (interview.isReviewing) finish().catch(() => { state.value = 'failed'; });
  });
  return { turn, state, code: receiptCode(id), finish };
}
