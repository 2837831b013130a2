/** Who is at the kiosk now: nobody, or one citizen's rating. The wipe drops it and every choice it made. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import type { AssignedCampaign, AssignedPlace } from '#shared/wire/assignments.ts';
import { language, resetChoices } from '../../kit/language/language.ts';
import type { Store } from '../../kit/store/open-store.ts';
import type { Sync } from '../../kit/sync/start-sync.ts';
import { drawing } from './drawing.ts';
import { startRating, type Rating } from './rating.ts';

export interface Centre {
  readonly device: string;
  readonly campaign: AssignedCampaign;
  readonly place: AssignedPlace;
  readonly questionnaire: Questionnaire;
}

const current = signal<Rating | undefined>(undefined);
export const currentRating: ReadonlySignal<Rating | undefined> = current;

export function begin(centre: Centre, store: Store): void {
  store.outbox.prepare(centre.campaign.id).catch(reportError);
  current.value = startRating({
    ...centre,
    id: crypto.randomUUID(),
    outbox: store.outbox,
    shown: () => ({ language: language.peek(), answerFormat: drawing.peek() }),
    now: () => ({ utcMs: Date.now(), offsetMinutes: -new Date().getTimezoneOffset() }),
    monotonicMs: () => performance.now(),
  });
}

/** Nothing of the last citizen stays: not on the screen, not in memory, not the language, not a word being spoken. */
export function wipe(sync: Sync): void {
  current.peek()?.turn.stop();
  current.value = undefined;
  globalThis.speechSynthesis?.cancel();
  resetChoices();
  scrollTo(0, 0);
  sync.syncSoon();
}
