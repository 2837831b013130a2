/** The next interview: a draft that is written at once, so that even one without answers survives a kill. */
import type { Instant } from '#shared/kernel/instant.ts';
import { language } from '../../kit/language/language.ts';
import type { Draft } from '../../kit/store/draft.ts';
import type { App } from './app.ts';
import type { Assignment } from './assignment.ts';
import { mannerOf } from './manner.ts';

const msPerMinute = 60_000;

/** This moment as the device sees it. */
export function instantNow(): Instant {
  const now = new Date();
  return { utcMs: now.getTime(), offsetMinutes: -now.getTimezoneOffset() };
}

/** Whole minutes, at least one. */
export function wholeMinutes(durationMs: number): number {
  return Math.max(1, Math.floor(durationMs / msPerMinute + 0.5));
}

/** A new draft at a place; rejects when the phone cannot keep it. */
export async function begin(app: App, { campaign, place }: Assignment): Promise<Draft> {
  const account = app.store.live.device.peek()?.account;
  const { kind, mode } = mannerOf(campaign, app.choices.manners.peek());
  const draft: Draft = {
    id: crypto.randomUUID(),
    campaign: campaign.id,
    place: place.id,
    questionnaireHash: campaign.questionnaire.hash,
    assigned: { campaign: { ...campaign, places: [] }, place },
    answers: {},
    writeIns: {},
    at: '',
    startedAt: instantNow(),
    activeMs: 0,
    language: language.peek(),
    respondentKind: kind,
    mode,
    answerFormat: 'dock',
    ...(account === undefined ? {} : { enumerator: account }),
    revision: 0,
  };
  await app.store.drafts.save(draft);
  app.lastSaved.value = '';
  return draft;
}
